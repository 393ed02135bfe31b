import { readFileSync } from 'node:fs';

type Repeated = {
  readonly repeat: string;
  readonly n: number;
  readonly prefix: string;
  readonly suffix: string;
};
/** A request as its case names it; what is absent is as usual. */
export type BadRequest = {
  /** Who is said to send it, and what is wrong with the proof of that. */
  readonly provider?: string;
  readonly method?: string;
  readonly path?: string;
  readonly header?: Readonly<Record<string, string>>;
  /** How it is sent, where one plain request is not all. */
  readonly fn?: string;
  readonly sig?: string;
};

/** A file that somebody sends: what it is, and what it is made with. */
export type BadFile = { readonly fn: string } & Readonly<Record<string, unknown>>;
type Plain =
  | string
  | { readonly json: unknown }
  | { readonly seq: readonly string[] }
  | { readonly url: string }
  | { readonly file: BadFile }
  | { readonly http: BadRequest };
type Raw = Plain | Repeated;
type Stored = Omit<BadInput, 'in'> & { readonly in: Raw };

export type Group =
  | 'NAME'
  | 'PHONE'
  | 'PIN'
  | 'ADDR'
  | 'CB'
  | 'TEXT'
  | 'MARK'
  | 'SIG'
  | 'HTTP'
  | 'MEDIA'
  | 'SEQ';

/** An odd or hostile input and the verdict it deserves. `norm` is what is stored. */
export type BadInput = {
  readonly id: string;
  readonly in: Plain;
  readonly expect: string;
  readonly norm?: string;
  readonly note?: string;
};

const file = new URL('../data/bad-inputs.json', import.meta.url);
const { groups } = JSON.parse(readFileSync(file, 'utf8')) as {
  groups: readonly { readonly id: Group; readonly inputs: readonly Stored[] }[];
};

/** Every case of a group, its text written out in full. */
export const badInputs = (group: Group): readonly BadInput[] =>
  groups
    .filter(({ id }) => id === group)
    .flatMap(({ inputs }) => inputs)
    .map((input) => ({ ...input, in: written(input.in) }));

/** The cases of a group that are plain text, with the text. */
export const badTexts = (group: Group): readonly (BadInput & { readonly in: string })[] =>
  badInputs(group).flatMap((input) => (typeof input.in === 'string' ? [{ ...input, in: input.in }] : []));

/** A string has a `repeat` too, so its type is looked at first. */
function written(raw: Raw): BadInput['in'] {
  if (typeof raw === 'string' || !('repeat' in raw)) return raw;
  return raw.prefix + raw.repeat.repeat(raw.n) + raw.suffix;
}
