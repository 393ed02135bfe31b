import type { Inbound } from '#bots/shell/channel.ts';
import type { Choice, Shown } from '#core/conversation/index.ts';
import type { Playground } from './harness.ts';

/**
 * A scripted shop in place of the real one: it says the same things in the same order whatever it hears, so that a test
 * of the page is about the page. The real counter is sold at in the journey tests.
 */
export async function scriptedShop({ channel }: Playground, memory = new Map<string, number>()) {
  const heard: Inbound[] = [];
  let broken = false;
  let gate: Promise<void> = Promise.resolve();
  let said = 0;
  const say = (conversation: string, replies: readonly Shown[], replaces?: string) =>
    channel.send({
      id: `${memory.get(conversation) ?? 0}-${++said}`,
      conversation,
      locale: 'en',
      replies,
      ...(replaces === undefined ? {} : { replaces }),
    });
  await channel.start(async (inbound) => {
    heard.push(inbound);
    await gate;
    if (broken) throw new Error('the database of this test is away');
    const { conversation, event, about } = inbound;
    await say(conversation, answerTo(inbound, memory), event.type === 'tap' ? about : undefined);
  });
  return {
    heard,
    say,
    breaks: () => {
      broken = true;
    },
    mends: () => {
      broken = false;
    },
    /** Turns wait until the returned function is called. */
    hold: (): (() => void) => {
      let release = (): void => undefined;
      gate = new Promise((resolve) => {
        release = resolve;
      });
      return release;
    },
  };
}

/** A tap leads one step on, wherever it was made; words are echoed. */
function answerTo({ conversation, event }: Inbound, memory: Map<string, number>): readonly Shown[] {
  const isBack = event.type === 'opened' && memory.has(conversation);
  const step = (memory.get(conversation) ?? 0) + (event.type === 'tap' ? 1 : 0);
  memory.set(conversation, step);
  const asked = steps[step % 3] as Shown;
  if (event.type === 'tap') return [asked];
  if (isBack) return [{ key: 'conversation.goes-on' }, asked];
  if (event.type === 'opened' || event.type === 'start') return [{ key: 'conversation.welcome' }, asked];
  const text = 'text' in event ? event.text : event.type;
  return [{ key: 'support.from-our-team', params: { name: 'Echo', text } }];
}

const named = (...names: readonly ('sell' | 'track' | 'phone' | 'laptop' | 'skip')[]): readonly Choice[] =>
  names.map((name) => ({ id: name, label: { key: `choices.${name}` } }));
const back: readonly Choice[] = [{ id: '@back', label: { key: 'choices.back' } }];

const steps: readonly Shown[] = [
  { key: 'conversation.home', menu: 1, choices: named('sell', 'track'), controls: [] },
  { key: 'buyback.ask-category', menu: 2, choices: named('phone', 'laptop'), controls: back },
  { key: 'buyback.ask-phone', menu: 3, asks: 'contact', choices: named('skip'), controls: back },
];
