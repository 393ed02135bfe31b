import { mostPictureBytes } from '../shell/picture.ts';

/** What one playground takes and keeps, on one developer's machine. */
export const limits = {
  /** Bytes of a request's body. */
  body: 64 * 1024,
  /** Bytes of a picture. */
  photo: mostPictureBytes,
  /** Characters of a message, as in Telegram. */
  text: 4096,
  caption: 1024,
  /** Characters of what a link carries; the shop reads no more of it. */
  payload: 300,
  /** Bubbles that a chat keeps. */
  bubbles: 200,
  /** Deliveries of ours that a chat remembers, so that none shows twice. */
  taken: 100,
  /** Chats that are kept; the one that was quiet longest goes first. */
  visitors: 50,
  /** Messages of a customer that operators see under a task. */
  relayed: 50,
  /** Milliseconds between signs of life on an idle stream. */
  beat: 15_000,
  /** Milliseconds after which the page connects again. */
  retry: 1_000,
} as const;
