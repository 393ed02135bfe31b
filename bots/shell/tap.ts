import { hash, timingSafeEqual } from 'node:crypto';
import { lastText } from '#core/shared/index.ts';

/** What a button stands for: a menu of one conversation and a place in it. No id, price or role ever travels. */
export type Tap = { readonly conversation: string; readonly menu: number; readonly index: number };

export type TapSecret = string;

const VERSION = '2';
/** Letters of base64url, 66 bits: 2^65 tries on average, each of them a delivery. */
const MAC_LENGTH = 11;
/** What one digest of 512 bits, 86 letters, is enough for. */
const MACS_A_DIGEST = 7;
const shape = /^2\.(0|[1-9]\d{0,14})\.(0|[1-9]\d{0,2})\.([\w-]{11})$/;

/** What a button carries: `2.<menu>.<index>.<mac>`, at most 33 bytes of the 64 that Telegram allows. */
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

/** Each button has a part of the digest to itself: none tells another. */
function mac(secret: TapSecret, { menu, index, conversation }: Tap): string {
  const block = Math.floor(index / MACS_A_DIGEST);
  const from = (index % MACS_A_DIGEST) * MAC_LENGTH;
  return digest(`${secret}\0${VERSION}.${menu}.${block}.${conversation}`).slice(from, from + MAC_LENGTH);
}

/**
 * SHA-3 with the key in front is a MAC as it stands, as in KMAC (NIST SP 800-185): it cannot be extended, so it needs no
 * HMAC, and takes a third of the time. The buttons of a menu are drawn one after another: they share it.
 */
const digest = lastText((text) => hash('sha3-512', text, 'base64url'));
