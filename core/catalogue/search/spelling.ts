import { distance } from './distance.ts';
import type { Forms } from './forms.ts';
import type { Pool } from './pool.ts';
import { trigramPostings, trigramsOf } from './postings.ts';
import type { Said, Slot } from './slot.ts';

/** A form by the look of its letters alone, without its spaces: for slips that break words in the wrong place. */
export type Lookalike = { readonly form: number; readonly likeness: number };
export type Spelling = {
  /** At most `most`, all above the least likeness, in no order. */
  readonly alike: (said: Said, admits: (form: number) => boolean) => readonly Lookalike[];
};

const most = 32;
const least = 0.68;

function squash(forms: Forms, form: number, from: number): string {
  let name = '';
  for (let at = (forms.starts[form] ?? 0) + from; at < (forms.starts[form + 1] ?? 0); at += 1)
    name += forms.vocabulary[forms.words[at] ?? 0] ?? '';
  return name;
}

const digitsOf = (name: string): string => name.replace(/\D/g, '');

/** 1 for the same digits, less when one is left out, doubled or swapped with its neighbour, 0 for other ones. */
function digitsAgree(one: string, other: string): number {
  if (one === other) return 1;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  if (long.length === short.length + 1) return long.slice(at + 1) === short.slice(at) ? 0.85 : 0;
  const swapped = short[at] === long[at + 1] && short[at + 1] === long[at];
  return swapped && short.length === long.length && short.slice(at + 2) === long.slice(at + 2) ? 0.85 : 0;
}

const isMemory = ({ role, sizes, text }: Slot): boolean =>
  role === 'number' && Number(text) >= 64 && sizes !== undefined && sizes.length > 0;

export function makeSpelling(forms: Forms, pool: Pool): Spelling {
  const whole = Array.from({ length: forms.count }, (_, form) => squash(forms, form, 0));
  const short = Array.from({ length: forms.count }, (_, form) =>
    squash(forms, form, forms.brands[form] ?? 0),
  );
  const postings = trigramPostings(whole);

  function likeness(typed: string, name: string): number {
    const length = Math.max(typed.length, name.length);
    const agree = digitsAgree(digitsOf(typed), digitsOf(name));
    if (agree === 0 || Math.abs(typed.length - name.length) > 0.5 * length) return 0;
    const limit = Math.floor(10 * length * (1 - least));
    return agree * (1 - distance(typed, name, limit) / (10 * length));
  }

  function alike(said: Said, admits: (form: number) => boolean): readonly Lookalike[] {
    const typed = said.slots.flatMap((slot) => (isMemory(slot) ? [] : [slot.text])).join('');
    if (typed.length < 3) return [];
    for (const trigram of trigramsOf(typed)) pool.add(postings, trigram, 1);
    return pool.drain(most, admits).flatMap((form) => {
      const best = Math.max(likeness(typed, whole[form] ?? ''), likeness(typed, short[form] ?? ''));
      return best < least ? [] : [{ form, likeness: best }];
    });
  }

  return { alike };
}
