import type { Choice } from './reply.ts';

/** One choice a language, by the name its own speakers give it: the first that the lexicon has. */
export function choicesOfLanguages(languages: ReadonlyMap<string, string>): readonly Choice[] {
  const named = new Map<string, string>();
  for (const [name, locale] of languages) if (!named.has(locale)) named.set(locale, name);
  return [...named].map(([locale, name]) => ({ id: `@language:${locale}`, label: name }));
}
