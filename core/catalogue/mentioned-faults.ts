import {
  faultOf,
  goods,
  type MentionedFault,
  negations,
  type Part,
  parts,
  type Trouble,
  troubles,
} from './fault-words.ts';
import { fold } from './search/fold.ts';

/** `rest` is the text without what told of the condition, folded; `;` stands where a clause ends. */
export type FaultReading = { readonly faults: readonly MentionedFault[]; readonly rest: readonly string[] };

/** Words from a part to what is wrong with it. */
const reach = 6;
const switches = new Set('chalu chaalu start starts starting boot boots'.split(' '));
const turns = new Set('turn turns turning switch switching power powers powering'.split(' '));
const ands = new Set('and aur or ya plus'.split(' '));
/** What can be said of one part only needs no part named. */
const ownPart: { readonly [T in Trouble]?: Part } = { bent: 'body' };

type Seen = {
  parts: readonly Part[];
  partAt: number;
  waiting: Trouble | undefined;
  waitingAt: number;
};

/** Finds faults in a text of any of the three styles: "screen tooti hai", "battery is weak", "कैमरा खराब". */
export function readFaults(text: string, longest: number): FaultReading {
  const words = fold(text, longest)
    .split(' ')
    .filter((word) => word !== '');
  const faults = new Set<MentionedFault>();
  const spent = new Set<number>();
  const seen: Seen = { parts: [], partAt: -9, waiting: undefined, waitingAt: -9 };
  for (const [at, word] of words.entries()) {
    if (word === ';' || goods.has(word)) Object.assign(seen, { parts: [], waiting: undefined });
    if (isOff(words, at)) {
      faults.add('does-not-turn-on');
      spent.add(at);
    }
    const part = partAt(words, at);
    if (part !== undefined || troubles.has(word) || goods.has(word) || isDenial(words, at)) spent.add(at);
    if (isCharge(words, at)) spent.add(at);
    for (const fault of step({ words, at, part, trouble: troubleAt(words, at) }, seen)) faults.add(fault);
  }
  return { faults: [...faults], rest: words.filter((_, at) => !spent.has(at)) };
}

/** "Power" is part of a name (Redmi 9 Power) unless a button follows; "back" and "glass" are the body together. */
function partAt(words: readonly string[], at: number): Part | undefined {
  const word = words[at] ?? '';
  if (word === 'back' || word === 'power') return words[at + 1] === 'button' ? 'buttons' : backAt(words, at);
  if (word === 'face' && words[at + 1] !== 'id') return undefined;
  if (word === 'touch') return words[at + 1] === 'id' ? 'biometrics' : 'display';
  return parts.get(word);
}

const backAt = (words: readonly string[], at: number): Part | undefined =>
  words[at] === 'back' && ['glass', 'panel', 'cover', 'side'].includes(words[at + 1] ?? '')
    ? 'body'
    : undefined;

const beforeCharge = new Set('health is at about around percentage capacity'.split(' '));

/** "Battery 90" is a battery's health, and no model of that number. */
function isCharge(words: readonly string[], at: number): boolean {
  if (!/^(?:[5-9]\d|100)$/.test(words[at] ?? '')) return false;
  const before = words.slice(Math.max(0, at - 3), at).findLast((word) => !beforeCharge.has(word)) ?? '';
  return parts.get(before) === 'battery';
}

/** "Redmi not 9" is a Note 9. */
const isDenial = (words: readonly string[], at: number): boolean =>
  negations.has(words[at] ?? '') && !/^\d/.test(words[at + 1] ?? '');

const isNegated = (words: readonly string[], at: number): boolean =>
  [-2, -1, 1, 2].some(
    (offset) => negations.has(words[at + offset] ?? '') && !clauseBetween(words, at, offset),
  );

const clauseBetween = (words: readonly string[], at: number, offset: number): boolean =>
  words.slice(Math.min(at, at + offset), Math.max(at, at + offset)).includes(';');

/** What still works is a trouble only when it is denied, and any other trouble only when it is not. */
function troubleAt(words: readonly string[], at: number): Trouble | undefined {
  // "Kam" is both work and little.
  if (words[at] === 'kam' && !isNegated(words, at)) return 'weak';
  const trouble = troubles.get(words[at] ?? '');
  if (trouble === undefined) return undefined;
  return (trouble === 'still') === isNegated(words, at) ? trouble : undefined;
}

type Here = {
  readonly words: readonly string[];
  readonly at: number;
  readonly part: Part | undefined;
  readonly trouble: Trouble | undefined;
};

/** A trouble belongs to the parts before it ("screen aur body tooti"), or else to one that follows ("broken screen"). */
function step({ words, at, part, trouble }: Here, seen: Seen): readonly MentionedFault[] {
  if (part !== undefined) {
    const waiting = at - seen.waitingAt <= 3 ? seen.waiting : undefined;
    const joined = at - seen.partAt === 2 && ands.has(words[at - 1] ?? '');
    Object.assign(seen, { parts: joined ? [...seen.parts, part] : [part], partAt: at, waiting: undefined });
    return faultsOf([part], waiting);
  }
  if (trouble === undefined) return [];
  const before = at - seen.partAt <= reach ? seen.parts : [];
  const own = ownPart[trouble];
  const found = faultsOf(before.length === 0 && own ? [own] : before, trouble);
  if (found.length === 0) Object.assign(seen, { waiting: trouble, waitingAt: at });
  return found;
}

const faultsOf = (of: readonly Part[], trouble: Trouble | undefined): readonly MentionedFault[] =>
  of.flatMap((part) => (trouble && faultOf[part]?.[trouble]) ?? []);

/** "On nahi hota", "does not turn on", "phone dead hai"; but "no cracks on screen" tells of no switch. */
function isOff(words: readonly string[], at: number): boolean {
  const word = words[at] ?? '';
  const before = words.slice(Math.max(0, at - 4), at);
  if (before.some((other) => parts.has(other))) return false;
  if (word === 'dead') return !parts.has(words[at + 1] ?? '');
  const denied = (others: readonly string[]) => others.some((other) => negations.has(other));
  if (word === 'on')
    return denied(words.slice(at + 1, at + 3)) || (turns.has(before.at(-1) ?? '') && denied(before));
  return switches.has(word) && (denied(words.slice(at + 1, at + 3)) || denied(before.slice(-2)));
}
