export type { AnyFlow } from './advance.ts';
export { bare } from './bare.ts';
export { type Conversation, newConversation, restore, type Source } from './conversation.ts';
export type { CopyKey } from './copy-key.ts';
export type { Desk, Detour, Incoming, Outcome, Place, RouterFacts } from './desk.ts';
export { mayReplace } from './floor.ts';
export {
  again,
  type Decision,
  type Derived,
  derived,
  erased,
  type Finish,
  type Flow,
  fill,
  type Step,
  stepsOf,
  unclear,
} from './flow.ts';
export { type CommandName, commandNames, type Lexicon } from './lexicon.ts';
export {
  type Choice,
  type Event,
  type Input,
  type Line,
  type MediaKind,
  offer,
  type Params,
  type Reply,
  type Shown,
  type Slot,
  say,
} from './message.ts';
export { takeTurn } from './router.ts';
