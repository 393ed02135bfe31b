import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto';

/** What a button stands for: a menu of one conversation and a place in it. No id, price or role ever travels. */
export type Tap = { readonly conversation: string; readonly menu: number; readonly index: number };

/** A key that is made once signs in two thirds of the time that a text does. */
export type TapSecret = string | KeyObject;

const VERSION = '1';
/** Letters of base64url, 66 bits: 2^65 tries on average, each of them a delivery. */
const MAC_LENGTH = 11;
const shape = /^1\.(0|[1-9]\d{0,14})\.(0|[1-9]\d{0,2})\.([\w-]{11})$/;

/** What a button carries: `1.<menu>.<index>.<mac>`, at most 33 bytes of the 64 that Telegram allows. */
export const tapData = (secret: TapSecret, tap: Tap): string =>
  `${VERSION}.${tap.menu}.${tap.index}.${mac(secret, tap)}`;

/** The tap, if this shop made the button and made it for this conversation. Constant time where it matters. */
export function readTap(
  secret: TapSecret,
  conversation: string,
  data: string,
): { readonly menu: number; readonly index: number } | undefined {
  const [, menu, index, sent] = shape.exec(data) ?? [];
  if (menu === undefined || index === undefined || sent === undefined) return undefined;
  const tap = { conversation, menu: Number(menu), index: Number(index) };
  if (!timingSafeEqual(Buffer.from(sent), Buffer.from(mac(secret, tap)))) return undefined;
  return { menu: tap.menu, index: tap.index };
}

const mac = (secret: TapSecret, { menu, index, conversation }: Tap): string =>
  createHmac('sha256', secret)
    .update(`${VERSION}.${menu}.${index}.${conversation}`)
    .digest('base64url')
    .slice(0, MAC_LENGTH);
