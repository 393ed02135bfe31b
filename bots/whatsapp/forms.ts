import type { Reply } from '#core/conversation/index.ts';
import type { Option } from '../shell/numbers.ts';
import { bare } from './text.ts';

/** How a question looks on WhatsApp. */
export type Form =
  | 'text'
  | 'address'
  | 'place'
  | 'buttons'
  | 'list'
  | 'numbers'
  | 'picture'
  | 'poll'
  | 'template';

/** What one way to WhatsApp can draw; counts, and signs of a label or a text. */
export type Abilities = {
  readonly place: boolean;
  /** A form for an address, under a text of at most so many signs; 0 where there is none. */
  readonly address: number;
  readonly buttons: { readonly most: number; readonly label: number; readonly body: number };
  /** A row says a long label in two lines. */
  readonly rows: { readonly most: number; readonly label: number };
};

/** What is to be shown: the words, what can be chosen in its order, and what the phone can give by itself. */
export type Asked = {
  readonly text: string;
  readonly options: readonly Option[];
  /** How many of the options answer the question; the others lead on and back. */
  readonly answers: number;
  readonly asks?: 'contact' | 'location' | 'photo' | undefined;
  readonly form?: Reply['form'] | undefined;
};

type Rule = {
  readonly form: Form;
  readonly fits: (asked: Asked, can: Abilities) => boolean;
  /** For the record. */
  readonly why: string;
};

const labels = ({ options }: Asked): readonly string[] => options.map(({ label }) => label);
const longest = (asked: Asked): number => Math.max(0, ...labels(asked).map((label) => label.length));
const areDistinct = (asked: Asked): boolean => new Set(labels(asked)).size === asked.options.length;

/** From the best to what always works; the first that fits is taken. */
const rules: readonly Rule[] = [
  {
    form: 'address',
    fits: ({ form, answers, text }, can) => form !== undefined && answers === 0 && text.length <= can.address,
    why: 'the phone can show a form for an address',
  },
  {
    form: 'place',
    fits: ({ asks, answers }, can) => can.place && asks === 'location' && answers === 0,
    why: 'the phone can send where it is',
  },
  { form: 'text', fits: ({ options }) => options.length === 0, why: 'there is nothing to choose' },
  {
    form: 'buttons',
    fits: (asked, { buttons: { most, label, body } }) =>
      asked.options.length <= most &&
      longest(asked) <= label &&
      asked.text.length <= body &&
      areDistinct(asked),
    why: 'few and short enough for buttons',
  },
  {
    form: 'list',
    // What leads on and back has keys, too.
    fits: (asked, { rows: { most, label } }) => asked.answers <= most && longest(asked) <= label,
    why: 'few and short enough for the rows of a list',
  },
  { form: 'numbers', fits: () => true, why: 'numbers work everywhere' },
];

/** The form a question takes, and why. */
export function formOf(asked: Asked, can: Abilities): Pick<Rule, 'form' | 'why'> {
  const rule = rules.find(({ fits }) => fits(asked, can));
  if (!rule) throw new Error('the last form fits everything');
  return { form: rule.form, why: rule.why };
}

/** Whether what comes next may stand in the same message: nothing is chosen in this one, and nothing sent by the phone. */
export const isOpen = (asked: Asked, can: Abilities): boolean => formOf(asked, can).form === 'text';

/** A menu of numbers under its question. */
export function numbered(
  { text, options, answers }: Asked,
  foot: readonly (readonly [string, string])[],
): string {
  const lines = options.slice(0, answers).map(({ label }, i) => `*${i + 1}*  ${bare(label)}`);
  return [text, lines.join('\n'), keysLine(foot)].filter((part) => part !== '').join('\n\n');
}

/** What can be typed beside the choices. */
export const keysLine = (foot: readonly (readonly [string, string])[]): string =>
  foot.map(([key, label]) => (key ? `*${key}*  ${bare(label)}` : bare(label))).join('   ');
