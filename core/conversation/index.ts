export { type AnyFlow, stepAt } from './any-flow.ts';
export { bare, typedName, withoutNukta } from './bare.ts';
export { type Conversation, type Frame, newConversation, restore, type Source } from './conversation.ts';
export type { CopyKey } from './copy-key.ts';
export type { Desk, Detour, Incoming, Led, Outcome, Place, RouterFacts } from './desk.ts';
export type { Event, Input, MediaKind } from './event.ts';
export { mayReplace } from './floor.ts';
export type { Decision, Derived, Finish, Flow, Step } from './flow.ts';
export { type CommandName, commandNames, type Lexicon } from './lexicon.ts';
export { findMenu } from './menu.ts';
export type { Named } from './named.ts';
export { isPersonal } from './personal.ts';
export {
  type Choice,
  type Line,
  offer,
  type Params,
  type Reply,
  type Shown,
  type Slot,
  say,
} from './reply.ts';
export { takeTurn } from './router.ts';
export { again, derived, erased, fill, stepsOf, unclear } from './steps.ts';
