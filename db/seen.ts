import { createHash } from 'node:crypto';
import type { Line } from '#core/conversation/index.ts';

/** It is not what whoever decides about it has seen. The surface adds what it is now. */
export const changed: Line = { key: 'operators.changed-since' };

/** Somebody decides about something that has changed since it was shown to them; `now` is its mark, if it has one. */
export const isStale = (seen: string | undefined, now: string | undefined): boolean =>
  seen !== undefined && now !== undefined && seen !== now;

/** Of what stands on a card in any case: the same text has the same one. */
export const shortName = (text: string): string =>
  createHash('sha256').update(text).digest('base64url').slice(0, 16);
