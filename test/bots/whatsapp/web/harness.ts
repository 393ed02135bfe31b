import { afterAll } from 'vitest';
import { type Listener, type Session, whatsappWebChannel } from '#bots/whatsapp/web/index.ts';
import type { AttemptStore } from '#db/messages/index.ts';
import type { ChannelHarness, OpenChannel, Seen, Trouble } from '../../../contracts/channel-harness.ts';
import { formatted } from '../../../standins/whatsapp-cloud/index.ts';
import type { Person } from '../../../standins/whatsapp-web/index.ts';
import { waitFor } from '../../../support/waiting.ts';
import { type Linked, openLinked } from './linked.ts';
import { noPacing } from './no-pacing.ts';

type Row = Parameters<AttemptStore['settle']>[0] & { readonly at?: number; readonly id?: string };

/** Kept in memory: what the store of the database promises. */
export function attemptsInMemory(): AttemptStore {
  const rows = new Map<string, Row>();
  const nameOf = ({ said, part }: { said: string; part: number }) => `${said} ${part}`;
  return {
    of: async (said) => {
      const own = [...rows.values()].filter((row) => row.said === said);
      return {
        gone: new Set(own.filter(({ id }) => id !== undefined).map(({ part }) => part)),
        tried: new Map(own.filter(({ id }) => id === undefined).map(({ part, at = 0 }) => [part, at])),
      };
    },
    begin: async (attempt) => void rows.set(nameOf(attempt), attempt),
    settle: async (attempt, id) => {
      if (id === undefined) rows.delete(nameOf(attempt));
      else rows.set(nameOf(attempt), { ...attempt, id });
    },
    lately: async (conversation, since) =>
      [...rows.values()].flatMap(({ id, at = 0, conversation: whose }) =>
        id !== undefined && whose === conversation && at >= since ? [id] : [],
      ),
    menuOf: async (conversation, id) =>
      [...rows.values()].find((row) => row.id === id && row.conversation === conversation)?.menu,
  };
}

/** One browser for all tests of a file; each test is another person who writes. */
export function sharingOneBrowser(): OpenChannel {
  let linked: Promise<Linked> | undefined;
  let people = 0;
  afterAll(async () => (await linked)?.close());
  return async ({ copy }) => {
    linked ??= openLinked({ ack: 1_500 });
    const place = await linked;
    await place.ready();
    const number = String(919_876_500_000 + ++people);
    const asha = place.wa.person({ number, name: 'Asha' });
    const lent = lend(place, asha.chat);
    const channel = whatsappWebChannel({
      session: lent.session,
      copy,
      attempts: attemptsInMemory(),
      zone: 'Asia/Kolkata',
      pacing: noPacing,
      log: { info: () => undefined, warn: () => undefined },
    });
    return harnessOf(channel, { place, asha, lent });
  };
}

type Lent = ReturnType<typeof lend>;
type Place = { readonly place: Linked; readonly asha: Person; readonly lent: Lent };

/** The session as one channel sees it, with one person on the other side. It stays when the channel stops. */
function lend({ session, hears }: Linked, chat: string) {
  const taken: string[] = [];
  const listeners = new Set<() => void>();
  const start = (listener: Listener): void => {
    listener.changed(session.status());
    hears(async (said) => {
      if (said.from !== chat) return;
      await listener.heard(said);
      taken.push(said.id);
      for (const wake of [...listeners]) wake();
    });
  };
  const stop = async (): Promise<void> =>
    hears(async ({ from }) => {
      if (from === chat) throw new Error('the shop is closed');
    });
  const holds = (id: string, times: number) =>
    waitFor({
      look: () => taken.filter((each) => each.endsWith(id)).length >= times || undefined,
      listeners,
      within: 20_000,
      missing: () => `${id} was not taken ${times} times, but ${taken}`,
    });
  return { session: { ...session, start, stop } satisfies Session, taken, holds };
}

function harnessOf(channel: ChannelHarness['channel'], { place, asha, lent }: Place): ChannelHarness {
  const { wa } = place;
  let last = '';
  const timesOf = (id: string) => lent.taken.filter((each) => each.endsWith(id)).length;
  return {
    channel,
    conversation: `whatsapp-web:${wa.number}:${asha.chat}`,
    writes: async (text) => {
      last = asha.says(text);
      await lent.holds(last, 1);
    },
    // What was heard last comes again when the connection was lost.
    redelivers: async () => {
      const before = timesOf(last);
      wa.phone.goesDown();
      await place.until(() => place.session.status().state === 'degraded');
      wa.phone.comesUp();
      await lent.holds(last, before + 1);
    },
    screen: () => asha.messages().map(({ text }) => seen(text)),
    longest: 4096,
    troubles: ['rejected', 'unreachable'],
    breaks: (trouble) => breakOnce(wa, trouble),
    close: async () => {
      wa.behaviour.fails = () => undefined;
    },
  };
}

function breakOnce({ behaviour }: Linked['wa'], trouble: Trouble): void {
  behaviour.fails = () => {
    behaviour.fails = () => undefined;
    return trouble === 'rejected' ? 'refused' : 'silence';
  };
}

/** A message as people read it: its words, and what they may type. */
export function seen(text: string): Seen {
  const menu = /\n\n\*1\* {2}[\s\S]*$/.exec(text)?.[0] ?? '';
  const labels = [...menu.matchAll(/\*(?:\d+|#)\* {2}([\s\S]*?)(?=\n\*\d+\* {2}| {3}\*|\n\n|$)/g)];
  const choices = labels.filter(([whole]) => !whole.startsWith('*#*')).map(([, label = '']) => label);
  const words = formatted(text.slice(0, text.length - menu.length));
  return { ...words, choices: choices.map((label) => formatted(label).text) };
}
