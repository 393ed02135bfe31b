import type { SourceFile } from './files.ts';

/** locale > area > key > line. */
export type Words = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>;

/** All that is wrong with the copy. English is the source: other languages must have what it has. */
export function copyProblems(words: Words, sources: readonly SourceFile[]): string[] {
  const { en = {}, ...others } = words;
  return [
    ...Object.entries(words).flatMap(([locale, areas]) =>
      linesOf(areas).flatMap(([key, line]) => lineProblems(`${locale} ${key}`, line)),
    ),
    ...Object.entries(others).flatMap(([locale, areas]) => compare(locale, grouped(en), grouped(areas))),
    ...unused([...grouped(en).keys()], sources).map((key) => `en ${key}: nothing says it`),
  ];
}

const linesOf = (areas: Words[string]): [key: string, line: string][] =>
  Object.entries(areas).flatMap(([area, lines]) =>
    Object.entries(lines).map(([key, line]): [string, string] => [`${area}.${key}`, line]),
  );

function lineProblems(name: string, line: string): string[] {
  const problems: string[] = [];
  if (!/ [a-z0-9]+\.[a-z0-9]+(-[a-z0-9]+)*(_(zero|one|two|few|many|other))?$/.test(name))
    problems.push('not a kebab-case key');
  if (line.trim() === '') problems.push('says nothing');
  if (/<(?!\/?b>)[a-z/]/i.test(line)) problems.push('markup other than <b>');
  if (line.split('<b>').length !== line.split('</b>').length) problems.push('a <b> that is not closed');
  if (/\{\{(?![a-z][A-Za-z]*\}\})/.test(line)) problems.push('a slot that is not {{likeThis}}');
  return problems.map((problem) => `${name}: ${problem}`);
}

type Entry = { readonly forms: readonly string[]; readonly slots: ReadonlySet<string> };

/** The forms of a plural are one entry: a form may leave out the number that it spells. */
function grouped(areas: Words[string]): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  for (const [key, line] of linesOf(areas)) {
    const [, name = key, form] = /^(.+?)(?:_(zero|one|two|few|many|other))?$/.exec(key) ?? [];
    const before = entries.get(name);
    const slots = [...line.matchAll(/\{\{(.+?)\}\}/g)].map(([, slot]) => slot as string);
    entries.set(name, {
      forms: [...(before?.forms ?? []), ...(form ? [form] : [])],
      slots: new Set([...(before?.slots ?? []), ...slots]),
    });
  }
  return entries;
}

function compare(locale: string, source: Map<string, Entry>, translated: Map<string, Entry>): string[] {
  const problems: string[] = [];
  for (const [key, { forms, slots }] of source) {
    const found = translated.get(key);
    if (!found) problems.push(`${locale} ${key}: missing`);
    else if (spell(found.slots) !== spell(slots))
      problems.push(`${locale} ${key}: slots ${spell(found.slots)} instead of ${spell(slots)}`);
    else problems.push(...missingForms(locale, key, { source: forms, found: found.forms }));
  }
  for (const key of translated.keys())
    if (!source.has(key)) problems.push(`${locale} ${key}: not in English`);
  return problems;
}

type Forms = { readonly source: readonly string[]; readonly found: readonly string[] };

function missingForms(locale: string, key: string, { source, found }: Forms): string[] {
  if (source.length === 0) return [];
  return new Intl.PluralRules(locale)
    .resolvedOptions()
    .pluralCategories.filter((form) => !found.includes(form))
    .map((form) => `${locale} ${key}_${form}: missing`);
}

const spell = (slots: ReadonlySet<string>): string => `{${[...slots].sort().join(', ')}}`;

/**
 * Keys that no source names. A key may be put together: `area.start-${...}` says all that begin so. Where a whole area
 * is taken (`area.${...}`, `dictionary(locale, 'area')`), its keys stand somewhere by themselves, or their starts do.
 */
function unused(keys: readonly string[], sources: readonly SourceFile[]): string[] {
  const text = sources.map((source) => source.text).join('\n');
  const all = (pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, found]) => found as string);
  const named = new Set(all(/['"`]([a-z0-9]+\.[a-z0-9-]+)['"`]/g));
  const starts = all(/`([a-z0-9]+\.[a-z0-9-]+-)\$\{/g);
  const areas = new Set([...all(/`([a-z0-9]+)\.\$\{/g), ...all(/dictionary\([^)]*'([a-z0-9]+)'\)/g)]);
  const tails = new Set([/['"]([a-z0-9-]+)['"]/g, /\b([a-z0-9]+):/g, /\bwords\.([a-z0-9]+)\b/g].flatMap(all));
  const tailStarts = all(/`([a-z0-9-]+-)\$\{/g);
  return keys.filter((key) => {
    if (named.has(key) || starts.some((start) => key.startsWith(start))) return false;
    const [area = '', tail = ''] = key.split('.');
    return !areas.has(area) || !(tails.has(tail) || tailStarts.some((start) => tail.startsWith(start)));
  });
}
