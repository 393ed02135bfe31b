import { fillIn, open } from './advance.ts';
import { question, stepAt } from './any-flow.ts';
import { withoutAside } from './aside.ts';
import { afterReply, type Conversation, type Frame } from './conversation.ts';
import type { Desk, Detour, Outcome, RouterFacts } from './desk.ts';
import { offerLanguage } from './language-wish.ts';
import { menuOf, remember, show } from './menu.ts';
import type { Choice, Reply, Shown } from './reply.ts';
import type { Move } from './settle.ts';
import { waysFrom } from './way-back.ts';

/** A turn under way: the counter, who stands at it, and what was looked up. */
export type Table<F, C> = {
  readonly desk: Desk<F, C>;
  readonly conversation: Conversation;
  readonly facts: F;
};

export const top = ({ stack }: Conversation): Frame | undefined => stack.at(-1);

/** Whether the question that is open may be replaced on the screen by the next one. */
export function mayReplace<F, C>(desk: Desk<F, C>, conversation: Conversation): boolean {
  const frame = top(conversation);
  const flow = frame && desk.flows[frame.flow];
  return frame !== undefined && flow !== undefined && !stepAt(flow, frame.asking).step.keeps;
}

/** The same table with the foreground flow at `frame`, and on into the flow that its step calls, for one `part` of it or all. */
export function stand<F, C>(table: Table<F, C>, frame: Frame, part = ''): Table<F, C> {
  const { conversation, desk, facts } = table;
  const stack = [...conversation.stack.slice(0, -1), frame];
  const flow = desk.flows[frame.flow];
  const step = flow && stepAt(flow, frame.asking).step;
  const called = step?.calls === undefined ? undefined : desk.flows[step.calls];
  const lent = step?.lends?.(frame.known, part, facts) ?? {};
  const move = called && open(called, lent, facts);
  const deeper = move?.type === 'at' ? [...stack, move.frame] : stack;
  return { ...table, conversation: { ...conversation, stack: deeper } };
}

/** The same table with `frame` as its only one. */
export const standOnly = <F, C>(table: Table<F, C>, frame: Frame): Table<F, C> =>
  stand({ ...table, conversation: { ...table.conversation, stack: [frame] } }, frame);

/** The same table with `frame` on top of what is under way. */
const standBeside = <F, C>(table: Table<F, C>, frame: Frame): Table<F, C> => {
  const { conversation } = table;
  const stack = [...withoutAside(conversation), frame];
  return stand({ ...table, conversation: { ...conversation, stack } }, { ...frame, aside: true });
};

type Presenting<C> = {
  /** Put the open question under what is said. */
  readonly again?: true;
  /** Choices under that question for this time. */
  readonly foot?: readonly Choice[] | undefined;
  /** The question is a new one: misses and pages start over, and buttons of questions before it mean nothing here. */
  readonly fresh?: true;
  /** But for those of its own list, one more of which was ticked. */
  readonly ticked?: boolean;
  /** The last thing said asks back which of its choices was meant. */
  readonly keepFrame?: true;
  readonly commands?: readonly C[];
};

const anew = { misses: 0, page: 0 } as const;

/** Says it, puts the open question last, and remembers the menu that was shown. */
export function present<F extends RouterFacts, C>(
  table: Table<F, C>,
  says: readonly Reply[],
  how: Presenting<C>,
): Outcome<C> {
  const { facts, conversation: before } = table;
  const { misses, page } = how.fresh ? anew : before;
  const asked = how.again ? openQuestion(table) : undefined;
  const all = asked
    ? [...says, how.foot ? { ...asked, foot: [...(asked.foot ?? []), ...how.foot] } : asked]
    : says;
  const { shown, menus, count } = number(table, all, page);
  const offered = asked ? undefined : says.at(-1)?.choices;
  const askedBack = offered && how.keepFrame;
  return {
    conversation: afterReply(before, {
      misses,
      page,
      menus,
      asked: count,
      askedAt: facts.now,
      since: openSince(before, how, count),
      offered,
      askedBack,
    }),
    replies: shown,
    commands: how.commands ?? [],
  };
}

/** The first menu of the open question; nothing when that is the newest one. */
function openSince<C>(
  { asked, since }: Conversation,
  { fresh, ticked }: Presenting<C>,
  count: number,
): number | undefined {
  if (!fresh || ticked) return since ?? asked;
  return count > asked ? undefined : count + 1;
}

/** The question of the foreground flow; home when none is open. */
export function openQuestion<F, C>({ desk, conversation, facts }: Table<F, C>): Reply {
  const frame = top(conversation);
  const flow = frame && desk.flows[frame.flow];
  return frame && flow ? question(flow, frame, facts) : desk.home(conversation, facts);
}

const withoutChoices = ({ choices: _choices, foot: _foot, ...line }: Reply): Reply => line;

/** What is shown, the menus that are remembered, and how many there were. */
type Numbered = {
  readonly shown: readonly Shown[];
  readonly menus: Conversation['menus'];
  readonly count: number;
};

/** Only the last reply of a turn carries a menu: a person answers what stands at the bottom. */
function number<F, C>(table: Table<F, C>, replies: readonly Reply[], page: number): Numbered {
  const { conversation, desk, facts } = table;
  const { menus, asked: count } = conversation;
  const last = replies.at(-1);
  if (!last) return { shown: replies, menus, count };
  const frame = top(conversation);
  const ways = waysFrom(desk, conversation, facts);
  const lastly = show(last, { page, ways, number: count + 1 });
  const shown = replies.length === 1 ? [lastly] : [...replies.slice(0, -1).map(withoutChoices), lastly];
  if (lastly.menu === undefined) return { shown, menus, count };
  return { shown, menus: remember(menuOf(lastly, frame?.asking ?? ''), menus), count: count + 1 };
}

/** Follows a detour: into its flow from the start, or on in the same flow with more answers than were asked. */
export function enter<F extends RouterFacts, C>(table: Table<F, C>, detour: Detour<C>): Outcome<C> {
  const { desk, facts } = table;
  const { says = [], commands = [], known = {} } = detour;
  const language = offerLanguage(table.conversation, detour.speaks, facts.lexicon);
  const offered = language ? ({ languageOffered: true } as const) : {};
  const conversation: Conversation = { ...table.conversation, ...offered, ...detour.change };
  const flow = detour.flow === undefined ? undefined : desk.flows[detour.flow];
  if (!flow)
    return present({ ...table, conversation }, says, {
      commands,
      ...(detour.flow === '' ? { again: true, foot: detour.foot } : {}),
    });
  const there = conversation.stack.find((frame) => frame.flow === flow.name);
  const move: Move<C> = there
    ? fillIn(flow, { ...there, asking: there.asking }, { answers: known, says, commands }, facts)
    : open(flow, known, facts);
  if (move.type !== 'at') throw new RangeError(`flow ${flow.name} cannot be entered`);
  const at = { ...table, conversation };
  const stood = detour.aside ? standBeside(at, move.frame) : standOnly(at, move.frame);
  const how = { again: true, fresh: true, foot: language && [language] } as const;
  if (there) return present(stood, move.says, { ...how, commands: move.commands });
  return present(stood, [...says, ...move.says], { ...how, commands: [...commands, ...move.commands] });
}
