import { randomBytes } from 'node:crypto';
import type { Key } from './types.ts';

/** Digits are a telephone number. */
export const widOf = (id: string): string => (id.includes('@') ? id : `${id}@c.us`);

export const nowSeconds = (): number => Math.floor(Date.now() / 1000);

/** As long as those of an Android phone. */
export const newId = (): string => `AC${randomBytes(15).toString('hex').toUpperCase()}`;

export const serialized = ({ fromMe, remote, id, participant }: Key): string =>
  [fromMe, remote, id, ...(participant ? [participant] : [])].join('_');
