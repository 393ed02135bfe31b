import { back, change, keep } from './advance.ts';
import { stepName } from './any-flow.ts';
import { withoutAside } from './aside.ts';
import type { Outcome, RouterFacts } from './desk.ts';
import { enter, openQuestion, present, stand, type Table, top } from './floor.ts';
import { choicesOfLanguages } from './languages.ts';
import { afterOrder, type CommandName, commandNames } from './lexicon.ts';
import { pageSize } from './menu.ts';
import { say } from './reply.ts';
import type { Move } from './settle.ts';
import { isAnswered } from './way-back.ts';

/** What can be asked for at any moment, in any flow: `back`, `help`, `change:brand`, `language:hi`. */
export function obey<F extends RouterFacts, C>(table: Table<F, C>, command: string): Outcome<C> {
  const at = command.indexOf(':');
  const name = at < 0 ? command : command.slice(0, at);
  const rest = at < 0 ? '' : command.slice(at + 1);
  if (!isCommand(name)) return present(table, [say('conversation.stale')], { again: true });
  const own = table.desk.commands[name];
  if (own) return enter(table, own(table.conversation, rest, table.facts));
  return handlers[name](table, rest);
}

const isCommand = (name: string): name is CommandName => (commandNames as readonly string[]).includes(name);

type Handler = <F extends RouterFacts, C>(table: Table<F, C>, rest: string) => Outcome<C>;

const handlers: Readonly<Record<CommandName, Handler>> = {
  back: (table) => {
    const frame = top(table.conversation);
    const flow = frame && table.desk.flows[frame.flow];
    const move = frame && flow ? back(flow, frame, table.facts) : undefined;
    if (move?.type === 'at') return goTo(table, move);
    return below(table, back) ?? present(table, [say('conversation.nothing-before')], { again: true });
  },
  keep: (table) => {
    const frame = top(table.conversation);
    const flow = frame && table.desk.flows[frame.flow];
    const move = frame && flow && isAnswered(flow, frame, table.facts) && keep(flow, frame, table.facts);
    if (move && move.type === 'at') return goTo(table, move);
    return below(table, keep) ?? present(table, [], { again: true });
  },
  change: (table, slot) => {
    const { stack } = table.conversation;
    const name = stepName(slot);
    // Two flows may have a question of that name: the one in the foreground is meant.
    const place = stack.findLastIndex(({ flow }) => table.desk.flows[flow]?.steps[name]);
    const frame = stack[place];
    const flow = frame && table.desk.flows[frame.flow];
    const move = frame && flow ? change(flow, frame, slot, table.facts) : undefined;
    const again = frame ? undefined : callAgain(table, name);
    if (again) return again;
    const later = frame ? undefined : afterOrder[name];
    const own = later && table.desk.commands[later];
    if (own) return enter(table, own(table.conversation, '', table.facts));
    if (move?.type !== 'at') return present(table, [say('conversation.nothing-to-change')], { again: true });
    const there = { ...table, conversation: { ...table.conversation, stack: stack.slice(0, place + 1) } };
    return goTo(there, move);
  },
  more: (table) => turnPage(table, 1),
  previous: (table) => turnPage(table, -1),
  help: (table) => present(table, [say('conversation.help')], { again: true }),
  menu: (table) => present(empty(table), [], { again: true, fresh: true }),
  cancel: (table, rest) => {
    const { conversation, desk, facts } = table;
    const order = desk.commands['cancel-order'];
    if (order && (rest !== '' || !top(conversation))) return enter(table, order(conversation, rest, facts));
    if (conversation.stack.some(({ aside }) => aside)) return leaveAside(table);
    return top(conversation)
      ? present(empty(table), [say('conversation.cancelled')], { again: true, fresh: true })
      : present(table, [say('conversation.nothing-to-cancel')], { again: true });
  },
  language: (table, locale) => speak(table, locale),
  agent: unanswered,
  sell: unanswered,
  resume: unanswered,
  track: unanswered,
  address: unanswered,
  deal: unanswered,
  'cancel-order': unanswered,
  'change-slot': unanswered,
  'second-number': unanswered,
  'verify-number': unanswered,
  'correct-number': unanswered,
  pay: unanswered,
  accept: unanswered,
  dispute: unanswered,
  review: unanswered,
  thanks: (table) =>
    table.conversation.asked === 0
      ? handlers.greet(table, '')
      : present(table, [say('conversation.you-are-welcome')], top(table.conversation) ? { again: true } : {}),
  greet: (table) =>
    top(table.conversation)
      ? present(table, [], { again: true })
      : enter(table, table.desk.welcome(table.conversation, undefined, table.facts)),
};

/** A question of a flow that was called and is over: it is asked anew, with all else as it was answered. */
function callAgain<F extends RouterFacts, C>(table: Table<F, C>, name: string): Outcome<C> | undefined {
  const { conversation, desk, facts } = table;
  for (const [place, frame] of [...conversation.stack.entries()].reverse()) {
    const flow = desk.flows[frame.flow];
    const called = Object.entries(flow?.steps ?? {}).find(
      ([, { calls = '' }]) => desk.flows[calls]?.steps[name],
    );
    const move = flow && called && change(flow, frame, called[0], facts);
    if (move?.type !== 'at') continue;
    const stack = conversation.stack.slice(0, place + 1);
    const there = stand({ ...table, conversation: { ...conversation, stack } }, move.frame, name);
    return present(there, [], { again: true, fresh: true });
  }
  return undefined;
}

/** What was asked beside the rest is let be; what was under way goes on. */
function leaveAside<F extends RouterFacts, C>(table: Table<F, C>): Outcome<C> {
  const stack = withoutAside(table.conversation);
  const left = { ...table, conversation: { ...table.conversation, stack } };
  const how = stack.length > 0 ? ({ again: true, fresh: true } as const) : ({ fresh: true } as const);
  return present(left, [say('conversation.left-as-it-is')], how);
}

/** A counter that has no such service says what it has. */
function unanswered<F extends RouterFacts, C>(table: Table<F, C>): Outcome<C> {
  return present(table, [say('conversation.help')], { again: true });
}

const empty = <F, C>(table: Table<F, C>): Table<F, C> => {
  const { handedOff: _ended, ...conversation } = table.conversation;
  return { ...table, conversation: { ...conversation, stack: [] } };
};

const goTo = <F extends RouterFacts, C>(
  table: Table<F, C>,
  move: Extract<Move<C>, { type: 'at' }>,
): Outcome<C> => present(stand(table, move.frame), [], { again: true, fresh: true });

/** At the first question of a sub-dialogue, back leads to the last question of the flow that called it. */
function below<F extends RouterFacts, C>(table: Table<F, C>, way: typeof back): Outcome<C> | undefined {
  const { conversation } = table;
  const stack = conversation.stack.slice(0, -1);
  const frame = stack.at(-1);
  const flow = frame && table.desk.flows[frame.flow];
  const rest = { ...table, conversation: { ...conversation, stack } };
  // Beside what was under way: that goes on where it was.
  if (top(conversation)?.aside) return present(rest, [], { again: true, fresh: true });
  const move = frame && flow ? way(flow, frame, table.facts) : undefined;
  if (move?.type === 'at') return goTo(rest, move);
  return frame?.aside ? below(rest, way) : undefined;
}

function turnPage<F extends RouterFacts, C>(table: Table<F, C>, by: number): Outcome<C> {
  const last = Math.max(0, Math.ceil((openQuestion(table).choices?.length ?? 0) / pageSize) - 1);
  const page = Math.min(last, Math.max(0, table.conversation.page + by));
  return present({ ...table, conversation: { ...table.conversation, page } }, [], { again: true });
}

function speak<F extends RouterFacts, C>(table: Table<F, C>, locale: string): Outcome<C> {
  const { languages } = table.facts.lexicon;
  const known = [...languages.values()].includes(locale);
  if (!known) {
    const choices = choicesOfLanguages(languages);
    return present(table, [{ key: 'conversation.which-language', choices }], {});
  }
  const spoken = { ...table, conversation: { ...table.conversation, locale } };
  return present(spoken, [say('conversation.language-set')], { again: true });
}
