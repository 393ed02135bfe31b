import { type PacingRules, usualPacing } from '#bots/whatsapp/web/index.ts';

/** As fast as it goes, at any time of the day. */
export const noPacing: PacingRules = {
  ...usualPacing,
  gap: 0,
  jitter: 0,
  quiet: undefined,
  arrived: 0,
  unaskedADay: 1_000,
};
