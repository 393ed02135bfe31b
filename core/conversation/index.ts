export type { CopyKey } from './copy-key.ts';
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
