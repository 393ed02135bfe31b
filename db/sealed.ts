import { createCipheriv, createDecipheriv, createHmac, createSecretKey } from 'node:crypto';
import { entropyPool } from './entropy.ts';

/** The place a sealed value belongs to: `orders.customer:HT-7K3F-9M2Q-XY4A`. Moved elsewhere it does not open. */
export type Cell = `${string}.${string}:${string}`;

export type Sealer = {
  seal(text: string, cell: Cell): string;
  /** Throws when the value was changed, moved, or sealed with a key that is not here. */
  open(sealed: string, cell: Cell): string;
  /** Finds a telephone number (E.164) again without unsealing; without the key nobody can try all numbers. */
  phoneHash(phone: string): string;
  /** The same for an IMEI or serial number. */
  deviceHash(identifier: string): string;
  /** A short mark of what somebody has seen; without the key nobody can tell what that was. */
  mark(text: string): string;
};

/**
 * Keys of 32 bytes by their id (letters, digits, hyphens). The first one seals, all of them open: a new key goes to
 * the front. `lookup` is a key of its own and must stay, or nobody is found again.
 */
export type SealingKeys = {
  readonly keys: ReadonlyMap<string, Uint8Array>;
  readonly lookup: Uint8Array;
};

const VERSION = 'v1';
const KEY_BYTES = 32;
/** NIST SP 800-38D: 96 random bits are safe for 2^32 values a key. */
const IV_BYTES = 12;
const TAG_BYTES = 16;
/** Letters of base64url, 96 bits. */
const MARK_LENGTH = 16;

/** AES-256-GCM, written `v1.<key id>.<iv>.<tag>.<ciphertext>` in base64url. RangeError when a key is no key. */
export function sealer({ keys, lookup }: SealingKeys): Sealer {
  const [current] = keys;
  if (!current) throw new RangeError('sealing takes at least one key');
  for (const [id, key] of [...keys, ['lookup', lookup] as const]) check(id, key);
  const [sealsWith] = current;
  // Made once: to read a key anew takes as long as to seal a short text.
  const key = createSecretKey(current[1]);
  const finds = createSecretKey(lookup);
  const draw = entropyPool(IV_BYTES);
  const hash = (text: string): string => encode(createHmac('sha256', finds).update(text).digest());
  return {
    seal(text, cell) {
      const iv = draw();
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(cell));
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return [VERSION, sealsWith, ...[iv, cipher.getAuthTag(), sealed].map(encode)].join('.');
    },
    open(sealed, cell) {
      const [version, id = '', iv = '', tag = '', text] = sealed.split('.');
      if (version !== VERSION || text === undefined) throw new Error('not a sealed value');
      const opensWith = keys.get(id);
      if (!opensWith) throw new Error(`no key is named ${id}`);
      const decipher = createDecipheriv('aes-256-gcm', opensWith, decode(iv), { authTagLength: TAG_BYTES });
      decipher.setAAD(Buffer.from(cell)).setAuthTag(decode(tag));
      return Buffer.concat([decipher.update(decode(text)), decipher.final()]).toString('utf8');
    },
    phoneHash: (phone) => hash(`phone:${phone}`),
    deviceHash: (identifier) => hash(`device:${identifier}`),
    mark: (text) => hash(`mark:${text}`).slice(0, MARK_LENGTH),
  };
}

function check(id: string, key: Uint8Array): void {
  if (!/^[\w-]+$/.test(id)) throw new RangeError('the id of a key has letters, digits and hyphens only');
  if (key.length !== KEY_BYTES)
    throw new RangeError(`key ${id} has ${key.length} bytes instead of ${KEY_BYTES}`);
}

const encode = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
const decode = (text: string): Buffer => Buffer.from(text, 'base64url');
