import { readdirSync, readFileSync } from 'node:fs';
import { createInstance } from 'i18next';
import type { Choice, Line, Slot } from '#core/conversation/index.ts';
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
const regions: Readonly<Record<string, string>> = { en: 'en-IN', hi: 'hi-IN' };

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
  const known = (locale: string) => (locales.includes(locale) ? locale : 'en');
  const found = new Map(locales.map((locale) => [locale, new Map<string, Pieces>()]));

  /** i18next takes 10 to 40 us to find a line: only plural forms are asked for each time. */
  const find = (lng: string, key: string, count: Slot | undefined): Pieces => {
    if (typeof count === 'number') return piecesOf(i18n.t(key, { lng, count, skipInterpolation: true }));
    const lines = found.get(lng);
    const line = lines?.get(key) ?? piecesOf(i18n.t(key, { lng, skipInterpolation: true }));
    lines?.set(key, line);
    return line;
  };

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
    if (typeof slot === 'number') return name === 'count' ? slot : numbers(locale).format(slot);
    if (isLines(slot)) return slot.map((line) => write(locale, line)).join('\n');
    if ('paise' in slot) return money(locale, slot.paise).format(slot.paise / 100);
    if ('at' in slot) return moment(locale, slot.zone, slot.show).format(slot.at);
    return write(locale, slot);
  };

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

const isLines = (slot: Slot): slot is readonly Line[] => Array.isArray(slot);

const readAreas = (locale: string) =>
  Object.fromEntries(
    readdirSync(new URL(`${locale}/`, here))
      .filter((file) => file.endsWith('.json') && file !== 'aliases.json')
      .map((file) => [file.slice(0, -5), dictionary(locale, file.slice(0, -5))]),
  );

/** Making an Intl formatter costs about 30 us, using one less than 1 us. */
function remember<Args extends readonly unknown[], Value>(make: (...args: Args) => Value) {
  const made = new Map<string, Value>();
  return (...args: Args): Value => {
    const name = args.join('|');
    const value = made.get(name) ?? make(...args);
    made.set(name, value);
    return value;
  };
}

const region = (locale: string) => regions[locale] ?? locale;
const numbers = remember((locale: string) => new Intl.NumberFormat(region(locale)));
const rupees = remember(
  (locale: string, digits: number) =>
    new Intl.NumberFormat(region(locale), {
      style: 'currency',
      currency: 'INR',
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    }),
);
const money = (locale: string, amount: number) => rupees(locale, amount % 100 === 0 ? 0 : 2);

const shows = {
  date: { weekday: 'short', day: 'numeric', month: 'short' },
  time: { hour: 'numeric', minute: '2-digit' },
  'date-time': { weekday: 'short', day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' },
} as const;
const moment = remember(
  (locale: string, timeZone: string, show: keyof typeof shows) =>
    new Intl.DateTimeFormat(region(locale), { timeZone, ...shows[show] }),
);
