import { fold } from '../shared/index.ts';

/** Crockford's base 32: no I, L, O (they look like 1 and 0) and no U. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const bytes = 5;

/** Milliseconds for which a code leads from one chat into another. */
export const resumeCodeLife = 15 * 60_000;

/**
 * `7K3F-9M2Q`: 40 bits of `entropy`, of which it takes 5 bytes (RangeError otherwise), and the next 5 instead where those make
 * no digit: in letters alone "continue from here" would be a code.
 */
export function resumeCode(entropy: Uint8Array): string {
  if (entropy.length < bytes) throw new RangeError('a resume code takes 5 bytes of entropy');
  const drawn = Array.from({ length: Math.floor(entropy.length / bytes) }, (_, n) =>
    written(entropy.subarray(n * bytes, (n + 1) * bytes)),
  );
  return drawn.find((code) => /\d/.test(code)) ?? drawn[0] ?? '';
}

function written(five: Uint8Array): string {
  const bits = [...five].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const letters = Array.from(
    { length: 8 },
    (_, n) => alphabet[Number.parseInt(bits.slice(n * 5, n * 5 + 5), 2)],
  );
  return `${letters.slice(0, 4).join('')}-${letters.slice(4).join('')}`;
}

const typed =
  /^(?:resume|continue|जारी|जारी रखें)(?:\s+(?:code|कोड))?[\s:]+(?=.*[\d-])([0-9a-z]{4})[\s-]?([0-9a-z]{4})$/u;

/** Marks around it: `*resume 7K3F-9M2Q*` is how chats write it bold. */
const edges = /^[\s*_"“”.]+|[\s*_"“”.!]+$/gu;

/** What nearly all texts do not begin with: it costs a tenth of reading one. */
const mayBegin = /^[\s*_"“”]*(?:res|con|ज)/iu;

/** The code in `resume 7k3f 9m2q`, as it is written: any case, O for 0, I or L for 1; a digit or the
 * hyphen tells it from words. Undefined for any other text. */
export function readResumeCode(text: string): string | undefined {
  if (text.length > 40 || !mayBegin.test(text)) return undefined;
  const [, first, last] = typed.exec(fold(text).replace(edges, '')) ?? [];
  if (first === undefined || last === undefined) return undefined;
  return `${first}-${last}`.toUpperCase().replace(/O/g, '0').replace(/[IL]/g, '1');
}
