import type { Event, Shown } from '#core/conversation/index.ts';
import type { Instant, Result } from '#core/shared/index.ts';
import type { Evidence } from '#db/evidence/index.ts';
import type { PictureFault } from './surface.ts';

/** What a channel tells of the person who wrote; never stored as it is. */
export type Sender = {
  readonly name?: string;
  /** BCP 47, as the channel says it: `hi`, `en-IN`. */
  readonly language?: string;
  /** Their number, E.164, where the channel itself vouches for it. */
  readonly phone?: string;
};

/** One delivery to us, stripped of its channel. */
export type Inbound = {
  /** Unique for ever, the same on every redelivery: `telegram:7001:81`. */
  readonly id: string;
  /** One customer on one thread of one channel: `telegram:7001:42`. */
  readonly conversation: string;
  /** When the person acted, by the channel's clock where it has one. */
  readonly at: Instant;
  readonly event: Event;
  readonly sender: Sender;
  /** Our message that was tapped or quoted, so that the answer may replace it; the edited message of theirs. */
  readonly about?: string;
  /** The person's own message, so that a later edit of it is known. */
  readonly message?: string;
  /** The advertisement that led here, in the terms of a link's payload: `source=instagram&medium=paid-social`. */
  readonly link?: string;
};

/** One thing to say in a chat, ready to be rendered. */
export type Outbound = {
  /** The outbox row: the idempotency key. */
  readonly id: string;
  readonly conversation: string;
  /** BCP 47 language of the copy. */
  readonly locale: string;
  readonly replies: readonly Shown[];
  /** Our message to replace by the last reply, when the channel can edit. */
  readonly replaces?: string | undefined;
};

/** What a channel may be told, whoever made it. Every channel passes test/contracts/channel.contract.ts. */
export type Channel = {
  /** First part of its conversation keys. */
  readonly name: string;
  /** Starts to listen; `accept` resolves once the turn is durable: only then may the delivery be acknowledged. */
  start(accept: (inbound: Inbound) => Promise<void>): Promise<void>;
  /** Stops to listen, then waits for what is under way. */
  stop(): Promise<void>;
  /** Resolves when the channel took it. Rejects with ChannelError. */
  send(outbound: Outbound): Promise<void>;
  /**
   * The picture that the person of this chat sent, by its `ref` (of the `media` event), drawn anew by `judgePicture`. Rejects
   * with ChannelError when it may be had later. Absent where a channel takes no pictures.
   */
  picture?(conversation: string, ref: string): Promise<Result<Evidence, PictureFault>>;
  /** Why it cannot work now, if so: shown by /readyz. */
  trouble(): string | undefined;
};
