import { bare, type Choice, type CommandName, commandNames, type Lexicon } from '#core/conversation/index.ts';
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
    changes: words('change'),
    slots: table('slot.', (name) => name),
    questions: table('faq.', (name) => name),
    numbers: table('number.', Number),
    stars: table('stars.', Number),
    languages: new Map(languages),
    spoken: new Map(languages.map(([name, locale]) => [fold(name), locale])),
  };
}

const isCommand = (entry: [string, string]): entry is [string, CommandName] =>
  (commandNames as readonly string[]).includes(entry[1]);

/** Labels that are copy are few and asked for often; labels that carry values (a time, a price) are written each time. */
function rememberNames(copy: Copy, words: (key: string) => readonly string[]): Lexicon['names'] {
  const known = new Map<string, readonly string[]>();
  const write = (label: Choice['label'], key?: string) => [
    ...copy.locales.map((locale) => bare(copy.label(locale, label))),
    ...(key === undefined ? [] : words(key)),
  ];
  return (label) => {
    if (typeof label === 'string') return [bare(label)];
    if (label.params) return write(label);
    const names = known.get(label.key) ?? write(label, label.key);
    known.set(label.key, names);
    return names;
  };
}
