import type { Instant } from '#core/shared/index.ts';

/** What is set wrongly shows itself only in what Meta brings: nothing is heard then, and nothing fails here. */
export type Misfits = {
  /** Somebody signed a delivery with a secret that is not ours. */
  readonly signature: () => void;
  /** Meta told of a number that is not ours. */
  readonly number: () => void;
};

/** Milliseconds: anybody can send what fits not, as often as they like. */
const pause = 60_000;

const signature =
  'a delivery was refused as its signature does not fit: if it is Meta that does not get through, look at WHATSAPP_CLOUD_APP_SECRET';
const number =
  'Meta brings what was said to another number, it is left out: if nothing is heard here, look at WHATSAPP_CLOUD_PHONE_NUMBER_ID';

/** Says which setting to look at, never what was brought: each of them once a minute. */
export function misfits(warn: (line: string) => void, now: () => Instant): Misfits {
  const seldom = (line: string): (() => void) => {
    let last = Number.NEGATIVE_INFINITY;
    return () => {
      if (now() - last < pause) return;
      last = now();
      warn(line);
    };
  };
  return { signature: seldom(signature), number: seldom(number) };
}
