import { fold } from '../shared/index.ts';
import { kindOf } from './accounts.ts';
import { type Entry, entryKinds } from './entry.ts';

/** 100 billion rupees: sums of a thousand such lines are exact still. */
export const mostPaise = 10_000_000_000_000;

/** Names of people, whatever the case of their letters. */
export const isSamePerson = (one: string, other: string): boolean => fold(one) === fold(other);

const rules = {
  'fewer than two lines': ({ lines }) => lines.length < 2,
  'not a whole number of paise': ({ lines }) => lines.some(({ amount }) => !Number.isSafeInteger(amount)),
  'a line of nothing': ({ lines }) => lines.some(({ amount }) => amount === 0),
  'more than an amount can be': ({ lines }) => lines.some(({ amount }) => Math.abs(amount) > mostPaise),
  'does not sum to 0': ({ lines }) => lines.reduce((sum, { amount }) => sum + amount, 0) !== 0,
  'an account twice': ({ lines }) => new Set(lines.map(({ account }) => account)).size < lines.length,
  'no such account': ({ lines }) => lines.some(({ account }) => kindOf(account) === undefined),
  'an account that its kind does not move': (entry) => {
    const terms = entryKinds[entry.kind];
    const moves: readonly unknown[] | undefined = 'moves' in terms ? terms.moves : undefined;
    return moves !== undefined && entry.lines.some(({ account }) => !moves.includes(kindOf(account)));
  },
  'nobody made it': ({ maker }) => maker.trim() === '',
  'lacks what its kind needs': (entry) =>
    entryKinds[entry.kind].needs.some((name) => (entry[name] ?? '').trim() === ''),
  'approved by its maker': ({ maker, approver }) => approver !== undefined && isSamePerson(maker, approver),
} as const satisfies Readonly<Record<string, (entry: Entry) => boolean>>;

export type EntryFault = keyof typeof rules;

/** What is wrong with an entry, M1 first of all; nothing when it may be posted. */
export const checkEntry = (entry: Entry): EntryFault | undefined =>
  (Object.keys(rules) as EntryFault[]).find((fault) => rules[fault](entry));
