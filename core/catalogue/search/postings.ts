import type { Forms } from './forms.ts';

/** Which forms have a word: those of word w are `forms[starts[w]]` up to `starts[w + 1]`, each once, in order. */
export type Postings = { readonly starts: Uint32Array; readonly forms: Uint32Array };

/** Lists by key from a walk that gives every (key, form) pair, forms in rising order. */
export function makePostings(
  keys: number,
  walk: (take: (key: number, form: number) => void) => void,
): Postings {
  const last = new Int32Array(keys).fill(-1);
  const starts = new Uint32Array(keys + 1);
  const once = (take: (key: number) => void) => (key: number, form: number) => {
    if (last[key] === form) return;
    last[key] = form;
    take(key);
  };
  walk(
    once((key) => {
      starts[key + 1] = (starts[key + 1] ?? 0) + 1;
    }),
  );
  for (let key = 0; key < keys; key += 1) starts[key + 1] = (starts[key + 1] ?? 0) + (starts[key] ?? 0);
  const ends = starts.slice(0, keys);
  const forms = new Uint32Array(starts[keys] ?? 0);
  last.fill(-1);
  walk((key, form) => {
    if (last[key] === form) return;
    last[key] = form;
    const end = ends[key] ?? 0;
    forms[end] = form;
    ends[key] = end + 1;
  });
  return { starts, forms };
}

/** By word of the vocabulary. */
export const wordPostings = (forms: Forms): Postings =>
  makePostings(forms.vocabulary.length, (take) => {
    for (let form = 0; form < forms.count; form += 1)
      for (let at = forms.starts[form] ?? 0; at < (forms.starts[form + 1] ?? 0); at += 1)
        take(forms.words[at] ?? 0, form);
  });

const letters = 37;
const codeOf = (character: number): number =>
  character >= 97 ? character - 96 : character >= 48 && character < 58 ? character - 21 : 0;

/** The three-letter runs of a name without its spaces, with its two ends, as numbers under 37^3. */
export function trigramsOf(squashed: string): Uint16Array {
  const found = new Uint16Array(squashed.length + 1);
  let run = 0;
  for (let at = 0; at <= squashed.length; at += 1) {
    const code = at < squashed.length ? codeOf(squashed.charCodeAt(at)) : 0;
    run = (run * letters + code) % (letters * letters * letters);
    found[at] = run;
  }
  return found;
}

export const trigramPostings = (squashed: readonly string[]): Postings =>
  makePostings(letters * letters * letters, (take) => {
    for (const [form, name] of squashed.entries())
      for (const trigram of trigramsOf(name)) take(trigram, form);
  });
