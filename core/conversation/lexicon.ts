import type { Choice } from './reply.ts';

/** What can be said at any moment of any flow. */
export const commandNames = [
  'help',
  'menu',
  'back',
  'keep',
  'cancel',
  'agent',
  'language',
  'sell',
  'track',
  'change',
  'more',
  'previous',
  'address',
  'deal',
  'cancel-order',
  'change-slot',
  'second-number',
  'verify-number',
  'correct-number',
  'pay',
  'accept',
  'dispute',
  'review',
  'resume',
  'thanks',
  'greet',
] as const;
export type CommandName = (typeof commandNames)[number];

/** What is changed of an order that stands, when no sale is under way. */
export const afterOrder: Readonly<Record<string, CommandName>> = {
  place: 'address',
  pincode: 'address',
  slot: 'change-slot',
  phone: 'correct-number',
  whatsapp: 'second-number',
  pay: 'pay',
};

/** The words of all installed languages, folded for comparison. The shell builds it from the copy. */
export type Lexicon = {
  /** Names of a choice in every language: its label and its aliases. */
  names(label: Choice['label']): readonly string[];
  /** A whole message that is a command: `help`, `madad`, `मदद`. */
  readonly commands: ReadonlyMap<string, CommandName>;
  /** What asks for a change of an earlier answer, before or after what is to be changed: `change brand`, `pata badlo`. */
  readonly changes: Changes;
  /** What an earlier answer is called, by folded name: `brand -> brand`, `पता -> address`. */
  readonly slots: ReadonlyMap<string, string>;
  /** Questions that people ask at any moment, by their folded words: `is pickup free -> pickup-free`. */
  readonly questions: ReadonlyMap<string, string>;
  /** Small numbers as words: `two -> 2`, `do -> 2`. */
  readonly numbers: ReadonlyMap<string, number>;
  /** Places in a list, before "one" or "wala": `second -> 2`, `doosra -> 2`; 0 is the last. */
  readonly ordinals: ReadonlyMap<string, number>;
  /** BCP 47 languages with the names people call them by. */
  readonly languages: ReadonlyMap<string, string>;
  /** Words that say how content somebody is: `great -> 5`, `bekaar -> 1`. */
  readonly stars: ReadonlyMap<string, number>;
  /** The same names, folded for comparison. */
  readonly spoken: ReadonlyMap<string, string>;
  /** Finds any of them: most lines hold none. */
  readonly speaks: RegExp;
};

/** By their first and their last word: a line is asked about each of its ends once, not about every one of them. */
export type Changes = Readonly<Record<'byFirst' | 'byLast', ReadonlyMap<string, readonly string[]>>>;
