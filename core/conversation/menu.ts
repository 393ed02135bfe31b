import { asksOrDenies, fold, isDenied, signsAgainst } from '../shared/index.ts';
import { typedName } from './bare.ts';
import { closest } from './closest.ts';
import type { Menu } from './conversation.ts';
import { mayBeFigures, readNumbers } from './figures.ts';
import type { Lexicon } from './lexicon.ts';
import { leastLabel } from './named.ts';
import { readOrdinal } from './ordinal.ts';
import type { Choice, Reply, Shown } from './reply.ts';
import { spelt } from './spelt.ts';
import type { Ways } from './way-back.ts';

/** Options a page: 1 to 8; 9 is more, 0 is back, # is the main menu. */
export const pageSize = 8;

const more: Choice = { id: '@more', label: { key: 'choices.more' } };
const earlier: Choice = { id: '@previous', label: { key: 'choices.previous' } };
const back: Choice = { id: '@back', label: { key: 'choices.back' } };
const keep: Choice = { id: '@keep', label: { key: 'choices.keep-answer' } };

type Showing = { readonly page: number; readonly ways: Ways; readonly number: number };

/** The page of a reply that is shown, numbered, with what leads on and back. */
export function show(reply: Reply, { page, ways, number }: Showing): Shown {
  const all = reply.choices ?? [];
  const from = page * pageSize;
  const controls = [...(reply.foot ?? [])];
  if (all.length > from + pageSize) controls.push(more);
  if (page > 0) controls.push(earlier);
  if (ways.canKeep) controls.push(keep);
  if (ways.canGoBack) controls.push(back);
  if (all.length === 0 && controls.length === 0) return reply;
  const choices = all.length <= pageSize ? all : all.slice(from, from + pageSize);
  // Named one by one: to copy a reply and add to it takes ten times as long. What is undefined is not stored.
  const { key, params, asks, form, photos } = reply;
  return { key, params, choices, asks, form, photos, controls, menu: number } as Shown;
}

export function menuOf({ menu = 0, choices = [], controls = [] }: Shown, asking: string): Menu {
  let text = `${menu} ${asking}`;
  for (const { id } of choices) text += ` ${id}`;
  for (const { id } of controls) text += ` ${id}`;
  return text;
}

/** The menu with that number, among those that are remembered. */
export function findMenu(menus: readonly Menu[], number: number) {
  const start = `${number} `;
  const found = menus.find((menu) => menu.startsWith(start));
  if (found === undefined) return undefined;
  const [asking = '', ...ids] = found.slice(start.length).split(' ');
  return { asking, ids, isNewest: found === menus[0], wasAnswered: found === menus[1] };
}

/** Menus kept: enough to tell a late or double tap from a strange one. */
const recent = 4;
/** Menus kept of those before: what a button says of an order holds for as long as the order lets it. */
const standing = 6;
const isStanding = (menu: Menu): boolean => / @[a-z-]+:/.test(menu);

/** The menus that are remembered once there is a new one, newest first. */
export function remember(menu: Menu, before: readonly Menu[]): readonly Menu[] {
  if (before.length < recent) return [menu, ...before];
  const older = before.slice(recent - 1).filter(isStanding);
  return [menu, ...before.slice(0, recent - 1), ...older.slice(0, standing)];
}

/** What a typed text means beside the choices that are shown. */
export type Reading =
  | { readonly type: 'choice'; readonly id: string }
  | { readonly type: 'choices'; readonly ids: readonly string[] }
  | { readonly type: 'between'; readonly choices: readonly Choice[] }
  | { readonly type: 'none' };

/** Reads "2", "2.", "option 2", "two", "२", "1,3", a label, an alias, a beginning of one, or a near miss. */
export function readChoice(text: string, reply: Reply, shown: Shown, lexicon: Lexicon): Reading {
  const figures = readFigures(text, shown, lexicon);
  const choices = [...(reply.choices ?? []), ...(reply.foot ?? [])];
  if (figures) return isDoubtful(fold(text).trim()) ? askedBack(figures, choices) : figures;
  const said = typedName(text);
  const read = bound(byName(said, choices, lexicon), { text, said, choices, lexicon });
  if (read.type !== 'none' || spelt(said) === said) return read;
  return bound(byName(spelt(said), choices, lexicon), { text, said: spelt(said), choices, lexicon });
}

/** "No" may be short for number here, and may be a no; "first" may be the beginning of what somebody is about to say. */
const isDoubtful = (typed: string): boolean => /^no #?\d/u.test(typed) || !/\p{N}/u.test(typed);

/** What binds is asked back, whatever else is taken. */
function askedBack(read: Reading, choices: readonly Choice[]): Reading {
  const chosen = chosenOf(read, choices);
  return chosen?.binds ? { type: 'between', choices: [chosen] } : read;
}

const chosenOf = (read: Reading, choices: readonly Choice[]): Choice | undefined =>
  read.type === 'choice' ? choices.find(({ id }) => id === read.id) : undefined;

/** Numbers or a place in the list and nothing else; undefined for any other text. */
export function readFigures(text: string, shown: Shown, lexicon: Lexicon): Reading | undefined {
  if (!mayBeFigures(text, lexicon)) return undefined;
  const typed = fold(text).trim();
  const { choices = [] } = shown;
  const nth = readOrdinal(typed, choices.length, lexicon);
  // Words, so what binds is asked back.
  if (nth !== undefined) return askedBack(byNumber([nth], { ...shown, controls: [] }), choices);
  const numbers = readNumbers(typed, lexicon);
  return numbers && byNumber(numbers, shown);
}

type Said = {
  readonly text: string;
  readonly said: string;
  readonly choices: readonly Choice[];
  readonly lexicon: Lexicon;
};

/**
 * What a question, a denial or a longer sentence says of a choice that binds is no choice: "why should I accept the
 * price?" What is only near its name is asked back: a letter makes "none" of "done" and "not right" of "right".
 */
function bound(read: Reading, { text, said, choices, lexicon }: Said): Reading {
  const chosen = chosenOf(read, choices);
  if (!chosen?.binds) return read;
  const names = lexicon.names(chosen.label);
  const isName = names.includes(said) || names.includes(spelt(said));
  if (isName && !signsAgainst(text)) return read;
  if (asksOrDenies(text)) return { type: 'none' };
  const within = names.filter((name) => isWithin(name, said));
  if (within.length > 0) return saysOnly(within, said) ? read : { type: 'none' };
  return denies(said, names) ? { type: 'none' } : { type: 'between', choices: [chosen] };
}

/** A name, or one of its words, with what makes the opposite of it: "incorrect", "नामंज़ूर". */
const denies = (said: string, names: readonly string[]): boolean =>
  negates.test(said) ||
  said.split(' ').some((word) => {
    const meant = word.replace(negates, '');
    return meant !== word && names.some((name) => ` ${name} `.includes(` ${meant} `));
  });

/** Makes the opposite of what it stands before. */
const negates = /^(?:in|un|non|dis|not?|na|ना|न)(?=[\p{L}\p{M}])/u;

/** Words beside a name that change nothing about it: "yes, I accept the price please". */
const courtesy =
  /^(?:yes|yeah|yep|ok|okay|sure|fine|alright|i|we|please|pls|plz|kindly|now|then|and|actually|sorry|sir|madam|bhai|ji|jee|haan|han|ha|theek|thik|hai|thanks|thank|it|the|my|हाँ|हां|जी|ठीक|है|और)$/u;

/** One of the names with nothing beside it that could mean anything else. */
const saysOnly = (names: readonly string[], said: string): boolean =>
  names.some((name) =>
    ` ${said.replace(/[,.]/g, '').replace(/(?<= |^)thank (?:you|u)(?= |$)/u, 'thanks')} `
      .replace(` ${name.replace(/[,.]/g, '')} `, ' ')
      .split(' ')
      .every((word) => word === '' || courtesy.test(word)),
  );

function byNumber(numbers: readonly number[], { choices = [], controls = [] }: Shown): Reading {
  const ids = numbers.map((n) => {
    if (n === 9) return controls.find(({ id }) => id === '@more')?.id;
    if (n === 0) return controls.find(({ id }) => id === '@previous' || id === '@back')?.id;
    return choices[n - 1]?.id;
  });
  if (!ids.every((id) => id !== undefined)) return { type: 'none' };
  const [only] = ids;
  return ids.length === 1 && only
    ? { type: 'choice', id: only }
    : { type: 'choices', ids: [...new Set(ids)] };
}

function byName(typed: string, choices: readonly Choice[], lexicon: Lexicon): Reading {
  if (typed === '' || choices.length === 0) return { type: 'none' };
  const named = choices.flatMap((choice) => lexicon.names(choice.label).map((name) => ({ choice, name })));
  const exact = named.find(({ name }) => name === typed);
  if (exact) return { type: 'choice', id: exact.choice.id };
  const within = unique(named.filter(({ name }) => isWithin(name, typed)));
  if (within.length === 1 && within[0]) return { type: 'choice', id: within[0].id };
  const begun = typed.length >= 3 ? unique(named.filter(({ name }) => name.startsWith(typed))) : [];
  const near = begun.length > 0 ? begun : unique(closest(typed, named));
  const [only, ...others] = near;
  if (!only) return { type: 'none' };
  return others.length === 0
    ? { type: 'choice', id: only.id }
    : { type: 'between', choices: near.slice(0, 3) };
}

const no = /(?:^| )no(?= |$)/u;

/** The label stands word for word in what was said: "the battery needs a charge by evening". What denies it says another. */
function isWithin(name: string, typed: string): boolean {
  const label = name.replace(/ \d[^a-z]*$/u, '').replace(/[,.]/g, '');
  const said = ` ${typed.replace(/[,.]/g, '')} `;
  if (label.length < leastLabel || !said.includes(` ${label} `)) return false;
  const rest = said.replace(label, '').replace(/\bno (?:problem|issue)s?\b/u, '');
  return !isDenied(rest) && !no.test(rest) && !hedges.test(rest) && !ofItsOwn.test(rest);
}

/** What holds now and then, or with trouble, does not hold. */
const hedges =
  /(?:^| )(?:sometimes|hardly|barely|rarely|occasionally|almost|kabhi(?! bhi)|kabhi-kabhi|mushkil|kabhi kabhar|कभी(?! भी)|कभी-कभी|मुश्किल)(?= |$)/u;

/** An id, an account or a number beside the label is what they tell: "wrong one, the right is asha@okaxis" is no yes. */
const ofItsOwn = /@|\d(?:[ -]?\d){5}/u;

const unique = (named: readonly { readonly choice: Choice }[]): readonly Choice[] => [
  ...new Set(named.map(({ choice }) => choice)),
];
