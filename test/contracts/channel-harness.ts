import type { Channel, Outbound } from '#bots/shell/channel.ts';
import type { ChannelError } from '#bots/shell/errors.ts';
import type { Shown } from '#core/conversation/index.ts';
import { type Copy, createCopy, escapeMarkup } from '#prompts/index.ts';

/** One message of ours as the person sees it, its markup already read. */
export type Seen = {
  readonly text: string;
  readonly bold: readonly string[];
  readonly choices: readonly string[];
};

export type Trouble = ChannelError['code'];

/** One person in one chat of a channel, with the platform behind it. */
export type ChannelHarness = {
  readonly channel: Channel;
  readonly conversation: string;
  /** Delivers words of the person; resolves when the platform holds them for acknowledged. */
  readonly writes: (text: string) => Promise<void>;
  /** Delivers the last delivery once more. */
  readonly redelivers: () => Promise<void>;
  /** Taps what a message of ours offers, by its label; absent where people type numbers. */
  readonly taps?: (label: string) => Promise<void>;
  /** Sends button data of the person's own making. */
  readonly forges?: (data: string) => Promise<void>;
  readonly screen: () => readonly Seen[];
  /** The longest text that the platform takes. */
  readonly longest: number;
  /** What can go wrong with a send here, and how to make the next one go wrong so. */
  readonly troubles: readonly Trouble[];
  readonly breaks: (trouble: Trouble) => void;
  /** Ends the platform and complains of all that was not to its liking. */
  readonly close: () => Promise<void>;
};

export type OpenChannel = (shop: { readonly copy: Copy; readonly secret: string }) => Promise<ChannelHarness>;

export const secret = 'a secret of this test';

const real = createCopy();

/** The shop's copy, and one line that says whatever a test gives it: `[bold title]` and text. */
export const copy: Copy = {
  ...real,
  write: (locale, line) =>
    line.params && 'said' in line.params
      ? `<b>Title</b> ${escapeMarkup(String(line.params.said))}`
      : real.write(locale, line),
};

export const shown = (said: string, more: Omit<Shown, 'key' | 'params'> = {}): Shown => ({
  key: 'telegram.noted',
  params: { said },
  ...more,
});

let outbounds = 0;

export const outboundOf = (conversation: string, ...replies: readonly Shown[]): Outbound => ({
  id: `outbox:${++outbounds}`,
  conversation,
  locale: 'en',
  replies,
});
