import { createHmac, type KeyObject } from 'node:crypto';
import {
  type Binding,
  bindingText,
  codeLimits,
  type Destination,
  destinationText,
} from '#core/payout/index.ts';

/** All that is done with the secret of payout codes. */
export type CodeKeys = {
  /** The code itself: the same whenever it is asked for again, so that it need not be kept anywhere. */
  code(salt: string, binding: Binding): string;
  /** What is kept of a code. */
  hash(code: string, salt: string, binding: Binding): string;
  /** Stands for a destination where only sameness matters. */
  destination(to: Destination): string;
};

/** HMAC-SHA256, each use with a label of its own. Without the secret a dump of the database tells no code. */
export function codeKeys(secret: KeyObject): CodeKeys {
  const mac = (label: string, ...parts: readonly string[]): Buffer =>
    createHmac('sha256', secret)
      .update(JSON.stringify([label, ...parts]))
      .digest();
  const many = BigInt(10 ** codeLimits.digits);
  return {
    code: (salt, binding) =>
      String(mac('code', salt, bindingText(binding)).readBigUInt64BE() % many).padStart(
        codeLimits.digits,
        '0',
      ),
    hash: (code, salt, binding) => mac('hash', code, salt, bindingText(binding)).toString('base64url'),
    destination: (to) => mac('destination', destinationText(to)).toString('base64url'),
  };
}
