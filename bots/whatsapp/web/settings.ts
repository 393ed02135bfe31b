import { join } from 'node:path';
import { limits, patience } from './limits.ts';
import { type PacingRules, usualPacing } from './pacing.ts';
import type { SessionSettings } from './session-settings.ts';

/** Of Haat's settings those that are about this channel. */
export type Configured = {
  readonly DATA_DIR: string;
  readonly WHATSAPP_WEB_HEADLESS: 'new' | 'shell';
  readonly WHATSAPP_WEB_CHROME_ARGS?: readonly string[] | undefined;
  readonly WHATSAPP_WEB_SEND_SEEN: boolean;
  readonly WHATSAPP_WEB_POLLS: boolean;
  readonly WHATSAPP_WEB_PAIR_NUMBER?: string | undefined;
  readonly WHATSAPP_WEB_QUIET_HOURS: string;
};

export function sessionSettings(configured: Configured, chromium: string | undefined): SessionSettings {
  const pairNumber = configured.WHATSAPP_WEB_PAIR_NUMBER;
  return {
    folder: join(configured.DATA_DIR, 'whatsapp-web'),
    // What is not there is told of by the session, as any other reason why it cannot begin.
    chromium,
    headless: configured.WHATSAPP_WEB_HEADLESS,
    args: [...(configured.WHATSAPP_WEB_CHROME_ARGS ?? [])],
    sendSeen: configured.WHATSAPP_WEB_SEND_SEEN,
    polls: configured.WHATSAPP_WEB_POLLS,
    ...(pairNumber === undefined ? {} : { pairNumber }),
    beat: limits.beat,
    ack: limits.ack,
    patience,
  };
}

/** `22:00-07:00`, or `none`. */
export function pacingOf({ WHATSAPP_WEB_QUIET_HOURS: hours }: Configured): PacingRules {
  const [from, to] = hours.split('-').map((time) => {
    const [hour = 0, minute = 0] = time.split(':').map(Number);
    return hour * 60 + minute;
  });
  const quiet = hours === 'none' || from === undefined || to === undefined ? undefined : { from, to };
  return { ...usualPacing, quiet };
}
