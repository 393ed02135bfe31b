import { readdirSync, readFileSync } from 'node:fs';
import { createInstance } from 'i18next';
import type { Choice, Line, Slot } from '#core/conversation/index.ts';
import { showMoment, showMoney, showNumber } from './formats.ts';
import { escapeMarkup, type Markup, plain } from './markup.ts';

export { escapeMarkup, type Markup, plain, type Span, spans } from './markup.ts';

/** The words of every installed language. */
export type Copy = {
  /** BCP 47 languages that have a folder here, English first. */
  readonly locales: readonly string[];
  /** The nearest installed language for what a channel says a person speaks. */
  locale(wanted: string | undefined): string;
  write(locale: string, line: Line): Markup;
  label(locale: string, label: Choice['label']): string;
};

type Dictionary = Readonly<Record<string, string>>;

const here = new URL('./', import.meta.url);

/** Reads one JSON file of a language: `dictionary('hi', 'aliases')`. */
export const dictionary = (locale: string, area: string): Dictionary =>
  JSON.parse(readFileSync(new URL(`${locale}/${area}.json`, here), 'utf8'));

/** One folder is one language; nothing else needs to know of it. */
export function installedLocales(): readonly string[] {
  const folders = readdirSync(here, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && entry.name !== 'llm',
  );
  return folders.map(({ name }) => name).sort((a, b) => Number(b === 'en') - Number(a === 'en'));
}

export function createCopy(): Copy {
  const locales = installedLocales();
  const known = (locale: string) => (locales.includes(locale) ? locale : 'en');
  const write = writer(finder(locales), known);
  return {
    locales,
    locale: (wanted) => known(wanted?.toLowerCase().split('-')[0] ?? 'en'),
    write,
    label: (locale, label) => (typeof label === 'string' ? label : plain(write(locale, label))),
  };
}

/** A line cut at its slots: text, the name of a slot, text, and so on. */
type Pieces = readonly string[];
const piecesOf = (line: string): Pieces => line.split(/\{\{(\w+)\}\}/);

type Find = (locale: string, key: string, count: Slot | undefined) => Pieces;

/** i18next takes 10 to 40 us to find a line: only plural forms are asked for each time. */
function finder(locales: readonly string[]): Find {
  const i18n = dictionaries(locales);
  const found = new Map(locales.map((locale) => [locale, new Map<string, Pieces>()]));
  return (lng, key, count) => {
    if (typeof count === 'number') return piecesOf(i18n.t(key, { lng, count, skipInterpolation: true }));
    const lines = found.get(lng);
    const line = lines?.get(key) ?? piecesOf(i18n.t(key, { lng, skipInterpolation: true }));
    lines?.set(key, line);
    return line;
  };
}

function dictionaries(locales: readonly string[]) {
  const i18n = createInstance();
  void i18n.init({
    lng: 'en',
    fallbackLng: 'en',
    supportedLngs: [...locales],
    initAsync: false,
    keySeparator: '.',
    interpolation: { escapeValue: false },
    returnNull: false,
    resources: Object.fromEntries(locales.map((locale) => [locale, { translation: readAreas(locale) }])),
  });
  return i18n;
}

function writer(find: Find, known: (locale: string) => string): Copy['write'] {
  const write = (locale: string, { key, params }: Line): Markup => {
    const lng = known(locale);
    const pieces = find(lng, key, params?.count);
    let text = pieces[0] ?? '';
    for (let at = 1; at < pieces.length; at += 2) {
      const slot = params?.[pieces[at] ?? ''];
      if (slot !== undefined) text += fill(lng, pieces[at] ?? '', slot);
      text += pieces[at + 1];
    }
    return text;
  };
  const fill = (locale: string, name: string, slot: Slot): string | number => {
    if (typeof slot === 'string') return escapeMarkup(slot);
    // i18next chooses the plural form by the number named count.
    if (typeof slot === 'number') return name === 'count' ? slot : showNumber(locale, slot);
    if (isLines(slot)) return slot.map((line) => write(locale, line)).join('\n');
    if ('paise' in slot) return showMoney(locale, slot.paise);
    if ('at' in slot) return showMoment(locale, slot);
    return write(locale, slot);
  };
  return write;
}

const isLines = (slot: Slot): slot is readonly Line[] => Array.isArray(slot);

const readAreas = (locale: string) =>
  Object.fromEntries(
    readdirSync(new URL(`${locale}/`, here))
      .filter((file) => file.endsWith('.json') && file !== 'aliases.json')
      .map((file) => [file.slice(0, -5), dictionary(locale, file.slice(0, -5))]),
  );
