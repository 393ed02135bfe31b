import { expect } from 'vitest';
import type { Counter } from '#bots/counter.ts';
import { whatsappWebChannel } from '#bots/whatsapp/web/index.ts';
import { attemptStore } from '#db/messages/index.ts';
import { seen } from '../bots/whatsapp/web/harness.ts';
import { type LinkedOptions, openUnheard } from '../bots/whatsapp/web/linked.ts';
import { noPacing } from '../bots/whatsapp/web/no-pacing.ts';
import type { Person, WhatsappWeb } from '../standins/whatsapp-web/index.ts';
import type { SeeingWalker, Walker } from './walker.ts';

export type OpenWhatsappWeb = {
  readonly wa: WhatsappWeb;
  readonly asha: Person;
  readonly walker: SeeingWalker;
  readonly ready: () => Promise<void>;
  readonly killBrowser: () => void;
};

/** A shop on a linked phone, in a real browser, and one person who writes to it. What is to be closed goes into `closing`. */
export async function openWhatsappWeb(
  counter: Counter,
  closing: (() => Promise<unknown>)[],
  options: Pick<LinkedOptions, 'polls'> = {},
): Promise<OpenWhatsappWeb> {
  const { wa, session, close, killBrowser } = await openUnheard(options);
  closing.push(close);
  const channel = whatsappWebChannel({
    session,
    copy: counter.copy,
    attempts: attemptStore(counter.store.database),
    zone: 'Asia/Kolkata',
    pacing: noPacing,
    ...options,
    log: { info: () => {}, warn: () => {} },
  });
  await counter.addChannel(channel);
  await expect.poll(() => channel.trouble()).toBeUndefined();
  const asha = wa.person({ number: '919876543210', name: 'Asha' });
  const ready = () => expect.poll(() => channel.trouble(), { timeout: 60_000 }).toBeUndefined();
  return { wa, asha, ready, killBrowser, walker: walkerOf(asha) };
}

function walkerOf(asha: Person): SeeingWalker {
  const hears: Walker['hears'] = async (until) =>
    seen((await asha.hears(until, { within: 15_000 })).text).text;
  const says: Walker['says'] = (text, until) => {
    asha.says(text);
    return hears(until);
  };
  const offered = () => seen(asha.messages().at(-1)?.text ?? '').choices;
  return {
    hears,
    says,
    offered,
    // What is numbered is typed by its number, the keys below it by their words.
    taps: (label, until) => {
      const nth = offered().indexOf(label) + 1;
      return says(nth > 0 ? String(nth) : label, until);
    },
  };
}
