import {
  bare,
  type Choice,
  type CommandName,
  commandNames,
  type Lexicon,
  type Slot,
  withoutNukta,
} from '#core/conversation/index.ts';
import { fold } from '#core/shared/index.ts';
import { type Copy, dictionary } from '#prompts/index.ts';

/** Everything people may type for something we know, in all installed languages, folded for comparison. */
export function buildLexicon(copy: Copy): Lexicon {
  const aliases = copy.locales.map((locale) => dictionary(locale, 'aliases'));
  const words = (key: string): readonly string[] =>
    aliases.flatMap((entries) => entries[key]?.split('|') ?? []).map(fold);
  const keysUnder = (prefix: string) =>
    new Set(aliases.flatMap(Object.keys).filter((key) => key.startsWith(prefix)));
  const table = <Value>(prefix: string, value: (rest: string) => Value) =>
    new Map(
      [...keysUnder(prefix)].flatMap((key) =>
        words(key).map((word): [string, Value] => [word, value(key.slice(prefix.length))]),
      ),
    );
  const languages = copy.locales.flatMap((locale) =>
    (dictionary(locale, 'aliases')['language.names'] ?? locale)
      .split('|')
      .map((name): [string, string] => [name, locale]),
  );
  return {
    names: rememberNames(copy, words),
    commands: new Map([...table('command.', (name) => name)].filter(isCommand)),
    changes: byEnds(words('change')),
    slots: table('slot.', (name) => name),
    questions: table('faq.', (name) => name),
    numbers: table('number.', Number),
    ordinals: table('ordinal.', Number),
    stars: table('stars.', Number),
    languages: new Map(languages),
    spoken: new Map(languages.map(([name, locale]) => [fold(name), locale])),
    speaks: new RegExp(languages.map(([name]) => escaped(fold(name))).join('|')),
  };
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

function byEnds(words: readonly string[]): Lexicon['changes'] {
  const byFirst = new Map<string, string[]>();
  const byLast = new Map<string, string[]>();
  for (const each of words) {
    const parts = each.split(' ');
    const [first = '', last = ''] = [parts[0], parts.at(-1)];
    byFirst.set(first, [...(byFirst.get(first) ?? []), each]);
    byLast.set(last, [...(byLast.get(last) ?? []), each]);
  }
  return { byFirst, byLast };
}

/** Of a name that is data, each part of it to its end: `Apple iPhone 11` is found by `iphone 11`, `HT-7K3F-9M2Q` by `9m2q`. */
function endings(value: Slot): readonly string[] {
  if (typeof value !== 'string' || value.length > longestName) return [];
  const parts = named(value).split(/(?<=[ -])/);
  return parts.map((_part, n) => parts.slice(n).join('')).filter((ending) => ending.length >= 3);
}

/** Characters; longer ones are no names. */
const longestName = 60;

const isCommand = (entry: [string, string]): entry is [string, CommandName] =>
  (commandNames as readonly string[]).includes(entry[1]);

const named = (label: string): string => withoutNukta(bare(label));

/** Labels with values that are remembered: the times of some days are offered to everybody. */
const mostRemembered = 1_000;

/** Labels that are copy are few and asked for often; of labels that carry values (a time, a price) the latest are kept. */
function rememberNames(copy: Copy, words: (key: string) => readonly string[]): Lexicon['names'] {
  const known = new Map<string, readonly string[]>();
  const latest = new Map<string, readonly string[]>();
  const write = (label: Choice['label'], key?: string) => [
    ...copy.locales.map((locale) => named(copy.label(locale, label))),
    ...(key === undefined ? [] : words(key).map(withoutNukta)),
  ];
  return (label) => {
    if (typeof label === 'string') return [named(label)];
    if (label.params) {
      const key = JSON.stringify(label);
      const kept = latest.get(key) ?? [...write(label), ...Object.values(label.params).flatMap(endings)];
      if (latest.size >= mostRemembered) latest.clear();
      latest.set(key, kept);
      return kept;
    }
    const names = known.get(label.key) ?? write(label, label.key);
    known.set(label.key, names);
    return names;
  };
}
