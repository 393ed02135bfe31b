import { readFileSync } from 'node:fs';

export type SpecField = {
  readonly name: string;
  readonly types: readonly string[];
  readonly required: boolean;
  readonly description: string;
};
export type SpecType = {
  readonly name: string;
  readonly fields?: readonly SpecField[];
  readonly subtypes?: readonly string[];
};
type SpecMethod = SpecType & { readonly returns: readonly string[] };
type Spec = { readonly methods: Record<string, SpecMethod>; readonly types: Record<string, SpecType> };

const file = new URL('../../data/telegram-bot-api.min.json', import.meta.url);
const spec = JSON.parse(readFileSync(file, 'utf8')) as Spec;
const methods = new Map(Object.values(spec.methods).map((method) => [method.name.toLowerCase(), method]));

/** Method names are case-insensitive, as in Telegram. */
export const methodSpec = (name: string): SpecMethod | undefined => methods.get(name.toLowerCase());

/** A type, or each of the types it stands for (`ReactionType` is one of three). */
export function typeSpecs(name: string): readonly SpecType[] {
  const type = spec.types[name];
  if (!type) return [];
  return type.subtypes?.length ? type.subtypes.flatMap(typeSpecs) : [type];
}

/** The one value a field may have, where its description says "always ..." or "must be ...". */
export function fixedValue(field: SpecField): string | undefined {
  if (!['type', 'status', 'source'].includes(field.name)) return undefined;
  return /(?:always "|must be )(\w+)"?$/.exec(field.description)?.[1];
}

/** The emoji a bot may react with, read from the description. */
export function reactionEmoji(): ReadonlySet<string> {
  const field = typeSpecs('ReactionTypeEmoji')[0]?.fields?.find(({ name }) => name === 'emoji');
  return new Set([...(field?.description.matchAll(/"([^"]+)"/g) ?? [])].map((match) => match[1] ?? ''));
}
