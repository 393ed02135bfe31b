import type { CopyKey } from './copy-key.ts';

/** What fills a `{{slot}}`: text as it is, or a value that each language writes in its own way. */
export type Slot =
  | string
  | number
  | { readonly paise: number }
  | { readonly at: number; readonly zone: string; readonly show: 'date' | 'time' | 'date-time' }
  | Line
  | readonly Line[];

export type Params = { readonly [slot: string]: Slot };

/** A line of copy and what fills it. A list of lines as a slot is written one under the other. */
export type Line = { readonly key: CopyKey; readonly params?: Params };

/** A button, list row or numbered line. Names that are data (a brand, a model) are text; all others are copy. */
export type Choice = {
  readonly id: string;
  readonly label: string | Line;
  /** What it does cannot be taken back: it is pressed, numbered or said by itself, never read out of a longer sentence. */
  readonly binds?: true | undefined;
};

/** `phone` in E.164. */
type AddressForm = {
  readonly name?: string | undefined;
  readonly phone?: string | undefined;
  readonly pincode?: string | undefined;
};

/** What to say, never how it looks. `asks` lets a channel that can show its own control for it. */
export type Reply = Line & {
  readonly choices?: readonly Choice[];
  /** Choices that stand under every page of the others, unnumbered: done, not in the list. */
  readonly foot?: readonly Choice[];
  readonly asks?: 'contact' | 'location' | 'photo';
  /** An address is asked for: a channel that has a form for one may show it, with this filled in. */
  readonly form?: AddressForm;
  /** Pictures that belong to it, by the ids under which they are kept. */
  readonly photos?: readonly string[];
};

/** A reply as it goes out: its menu's number, and the page of it that is shown. */
export type Shown = Reply & {
  readonly menu?: number;
  /** What the channel puts under the choices: more, previous, back. */
  readonly controls?: readonly Choice[];
};

/** The plain line, and the line with choices. */
export const say = (key: CopyKey, params?: Params): Reply => (params ? { key, params } : { key });

export const offer = (key: CopyKey, choices: readonly Choice[], params?: Params): Reply => ({
  ...say(key, params),
  choices,
});
