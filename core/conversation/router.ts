import { clean } from '../shared/index.ts';
import { advance, open, resume } from './advance.ts';
import { stepAt } from './any-flow.ts';
import type { Conversation, Frame } from './conversation.ts';
import type { Desk, Incoming, Outcome, RouterFacts } from './desk.ts';
import type { Input } from './event.ts';
import { enter, present, stand, type Table, top } from './floor.ts';
import { handedBack } from './handed-back.ts';
import { hear } from './hear.ts';
import { ledHere } from './led.ts';
import { obey } from './obey.ts';
import { takePhoto } from './photo.ts';
import { repair } from './repair.ts';
import { type Choice, type Reply, say } from './reply.ts';
import type { Move } from './settle.ts';
import { tap } from './tap.ts';
import { previous } from './way-back.ts';

/** A channel's clock may count whole seconds: what is surely older than our question, in milliseconds. */
const clockStep = 1_000;

/**
 * One turn: what a person (or a timer) did, and all that follows. Pure: the same conversation, event and facts give the
 * same outcome. Commands come back as data; the shell carries them out and brings the outcomes as later events.
 */
export function takeTurn<F extends RouterFacts, C>(
  desk: Desk<F, C>,
  conversation: Conversation,
  incoming: Incoming,
  facts: F,
): Outcome<C> {
  const table = resumed({ desk, conversation, facts });
  const led = ledHere(table, incoming);
  const outcome = respond(led?.table ?? table, led?.incoming ?? incoming);
  if (led) return { ...outcome, commands: [...led.commands, ...outcome.commands] };
  return ofPerson.has(incoming.event.type) ? handedBack(table, outcome) : outcome;
}

const ofPerson: ReadonlySet<Incoming['event']['type']> = new Set(['tap', 'text', 'edited']);

function respond<F extends RouterFacts, C>(table: Table<F, C>, incoming: Incoming): Outcome<C> {
  const { desk, conversation, facts } = table;
  const { event } = incoming;
  switch (event.type) {
    case 'start':
      return enter(begin(table), desk.welcome(conversation, event.payload, facts));
    case 'opened':
      return conversation.asked === 0
        ? enter(table, desk.welcome(conversation, undefined, facts))
        : enter(table, desk.reopened(conversation, facts));
    case 'tap': {
      const meant = tap(table, event);
      return typeof meant === 'string' ? choose(table, meant) : meant;
    }
    case 'forged':
      return present(table, [say('conversation.stale')], { again: true });
    case 'text':
      return listen(table, event.text, incoming);
    case 'edited':
      return amend(table, event.text, incoming);
    case 'due':
      return enter(table, desk.due(event.timer, event.data, conversation, facts));
    case 'guided':
      return enter(table, desk.guided(event.how, event.data, conversation, facts));
    case 'found':
      return enter(table, desk.found(event.what, event.data, conversation, facts));
    case 'news':
      return present(noted(table, event.says), event.says, {});
    case 'media':
      return takePhoto(table, event, {
        hear: (at, text) => listen(at, text, incoming),
        mend: () => answer(table, event, incoming),
      });
    case 'deleted':
    case 'reachable':
      return { conversation, replies: [], commands: [] };
    default:
      return answer(table, event, incoming);
  }
}

/** What follows from words that come unasked: an answer to one of our people, or to what was asked by the way. */
function noted<F extends RouterFacts, C>(table: Table<F, C>, says: readonly Reply[]): Table<F, C> {
  const { conversation, desk, facts } = table;
  const awaited = desk.awaits(says);
  const change = {
    ...(desk.isPersonal(says) ? { wrote: facts.now } : {}),
    ...(awaited ? { awaited: { ...awaited, at: facts.now } } : {}),
  };
  return { ...table, conversation: { ...conversation, ...change } };
}

const begin = <F, C>(table: Table<F, C>): Table<F, C> => ({
  ...table,
  conversation: { ...table.conversation, stack: [], misses: 0, page: 0, handedOff: undefined },
});

/**
 * Frames of flows that no longer exist, or whose answers no longer parse, are mended before anything else. What this
 * process wrote itself fits.
 */
function resumed<F extends RouterFacts, C>(table: Table<F, C>): Table<F, C> {
  const { conversation, desk, facts } = table;
  const { by } = facts;
  if (by !== undefined && conversation.by === by) return table;
  const mended = conversation.stack.map((frame) => {
    const flow = Object.hasOwn(desk.flows, frame.flow) ? desk.flows[frame.flow] : undefined;
    return flow && resume(flow, frame, facts);
  });
  const stack = mended.every((frame) => frame !== undefined) ? mended : [];
  return { ...table, conversation: { ...conversation, stack, ...(by === undefined ? {} : { by }) } };
}

function choose<F extends RouterFacts, C>(table: Table<F, C>, id: string): Outcome<C> {
  if (id.startsWith('@')) return obey(table, id.slice(1));
  return answer(table, { type: 'choice', id }, undefined);
}

function listen<F extends RouterFacts, C>(table: Table<F, C>, raw: string, incoming: Incoming): Outcome<C> {
  // What was sent before our last words could be read is no answer to them.
  const isLate = incoming.at + clockStep <= table.conversation.askedAt;
  const seen = isLate ? { ...table, conversation: { ...table.conversation, offered: undefined } } : table;
  const heard = hear(seen, raw);
  switch (heard.type) {
    case 'command':
      return obey(heard.command === 'greet' ? greetedIn(table, raw) : table, heard.command);
    case 'relayed':
    case 'jumped':
      return enter(table, heard.detour);
    case 'choice':
      return choose(table, heard.id);
    case 'choices':
      return answer(table, { type: 'choices', ids: heard.ids }, incoming);
    case 'between':
      return present(table, [didYouMean(heard.choices)], { keepFrame: true });
    case 'text':
      return breathe(table, heard.text, incoming);
  }
}

const didYouMean = (choices: readonly Choice[]): Reply => ({
  key: choices.length === 1 ? 'conversation.did-you-mean' : 'conversation.which-did-you-mean',
  choices,
});

/** Whoever greets us in a language of ours, with nothing else under way, is answered in it; once, as an offer is made once. */
function greetedIn<F extends RouterFacts, C>(table: Table<F, C>, raw: string): Table<F, C> {
  const { conversation, desk, facts } = table;
  const locale = desk.speaks(raw);
  const isOurs = [...facts.lexicon.languages.values()].some((each) => each === locale);
  if (locale === undefined || !isOurs || top(conversation) || conversation.languageOffered) return table;
  return { ...table, conversation: { ...conversation, locale, languageOffered: true } };
}

/** Words sent before our question could be read belong to the question before, or wait to be said again. */
function breathe<F extends RouterFacts, C>(table: Table<F, C>, text: string, incoming: Incoming): Outcome<C> {
  const { conversation, desk } = table;
  const frame = top(conversation);
  if (!frame || incoming.at + clockStep > conversation.askedAt)
    return answer(table, { type: 'text', text }, incoming);
  const { last } = conversation;
  const flow = desk.flows[frame.flow];
  if (
    flow &&
    last?.flow === frame.flow &&
    stepAt(flow, last.asking).step.joins &&
    previous(flow, frame, table.facts) === last.asking
  )
    return retake(table, frame, last.asking, { text: `${last.text ?? ''}\n${text}`, incoming });
  if (flow && stepAt(flow, frame.asking).step.freeText)
    return present(table, [say('conversation.too-early')], { again: true });
  return answer(table, { type: 'text', text }, incoming);
}

/** An edit of the text that answered the last free-text question is a new answer to it; any other is history. */
function amend<F extends RouterFacts, C>(table: Table<F, C>, text: string, incoming: Incoming): Outcome<C> {
  const { conversation, desk } = table;
  const frame = top(conversation);
  const { last } = conversation;
  const known = last?.message !== undefined && last.message === incoming.message;
  const flow = frame && desk.flows[frame.flow];
  if (known && flow && last.flow === frame.flow && stepAt(flow, last.asking).step.freeText)
    return retake(table, frame, last.asking, { text: clean(text), incoming });
  return present(table, [say('conversation.edit-not-used')], {});
}

type Retaken = { readonly text: string; readonly incoming: Incoming };

function retake<F extends RouterFacts, C>(
  table: Table<F, C>,
  frame: Frame,
  asking: string,
  { text, incoming }: Retaken,
): Outcome<C> {
  return answer(stand(table, { ...frame, asking }), { type: 'text', text }, incoming, frame);
}

/** The flow in the foreground takes the input; repair helps when it cannot. */
function answer<F extends RouterFacts, C>(
  table: Table<F, C>,
  input: Input,
  incoming: Incoming | undefined,
  fallback?: Frame,
): Outcome<C> {
  const { conversation, desk, facts } = table;
  const frame = top(conversation);
  const flow = frame && desk.flows[frame.flow];
  if (!frame || !flow) return repair(table, input);
  const move = advance(flow, frame, input, facts);
  if (move.type === 'unclear' || move.type === 'again') {
    const unused = move.type === 'unclear' && input.type === 'text' ? input.text : undefined;
    const jump = unused === undefined ? undefined : desk.jump(unused, 'question', frame, facts);
    if (jump) return enter(table, jump);
    const asked = fallback ? stand(table, fallback) : table;
    return repair(asked, input, move.type === 'again' ? move.because : undefined);
  }
  const { joins } = stepAt(flow, frame.asking).step;
  // Only what a second message may belong to is kept as it was written.
  if (input.type !== 'text') return settle(table, move);
  const { flow: name, asking } = frame;
  const last = { flow: name, asking, text: joins && input.text, message: incoming?.message };
  return settle({ ...table, conversation: { ...conversation, last } }, move);
}

/** Where a move leads: on, into a sub-dialogue, back to the flow that waits, or home. */
function settle<F extends RouterFacts, C>(table: Table<F, C>, move: Move<C>): Outcome<C> {
  switch (move.type) {
    case 'at':
      return present(stand(table, move.frame), move.says, {
        again: true,
        commands: move.commands,
        fresh: true,
        ticked: isTicked(table, move.frame),
      });
    case 'call':
      return call(table, move.flow, move.known);
    case 'over':
      return leave(table, move);
    default:
      return repair(table, { type: 'text', text: '' });
  }
}

/** The list that was open still is. */
function isTicked<F, C>({ conversation, desk }: Table<F, C>, { flow: name, asking }: Frame): boolean {
  const before = top(conversation);
  const flow = desk.flows[name];
  return (
    before?.flow === name &&
    before.asking === asking &&
    flow !== undefined &&
    stepAt(flow, asking).step.ticks === true
  );
}

function call<F extends RouterFacts, C>(
  table: Table<F, C>,
  name: string,
  known: Readonly<Record<string, unknown>>,
): Outcome<C> {
  const flow = table.desk.flows[name];
  if (!flow) throw new RangeError(`no flow is named ${name}`);
  const { conversation } = table;
  const deeper = {
    ...table,
    conversation: { ...conversation, stack: [...conversation.stack, placeholder(name)] },
  };
  return settle(deeper, open(flow, known, table.facts));
}

const placeholder = (flow: string): Frame => ({ flow, asking: '', known: {} });

function leave<F extends RouterFacts, C>(
  table: Table<F, C>,
  { finish, says }: Extract<Move<C>, { type: 'over' }>,
): Outcome<C> {
  const { conversation, desk, facts } = table;
  const stack = conversation.stack.slice(0, -1);
  const below = stack.at(-1);
  const flow = below && desk.flows[below.flow];
  const replies = [...says, ...finish.replies];
  const profile = finish.profile ? { profile: { ...conversation.profile, ...finish.profile } } : {};
  const rest = { ...table, conversation: { ...conversation, ...profile, stack, misses: 0, page: 0 } };
  if (!below || !flow) return present(rest, replies, { commands: finish.commands, fresh: true });
  if (conversation.stack.at(-1)?.aside)
    return present(rest, replies, { commands: finish.commands, again: true, fresh: true });
  const from = conversation.stack.at(-1)?.flow ?? '';
  const move = advance(flow, below, { type: 'returned', from, result: finish.result }, facts);
  const next = settle(rest, move);
  return {
    conversation: next.conversation,
    replies: [...replies, ...next.replies],
    commands: [...finish.commands, ...next.commands],
  };
}
