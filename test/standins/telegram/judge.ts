import { fixedValue, methodSpec, type SpecField, type SpecType, typeSpecs } from './spec.ts';
import type { Fields } from './types.ts';

/** Compares what crosses the wire, in both directions, with the published description of the Bot API. */
export type Judge = {
  readonly params: (method: string, params: Fields) => void;
  readonly result: (method: string, value: unknown) => void;
  readonly update: (update: Fields) => void;
  readonly note: (problem: string) => void;
  readonly verdict: () => readonly string[];
};

export function createJudge(): Judge {
  const found: string[] = [];
  return {
    params: (method, params) => found.push(...paramProblems(method, params)),
    result: (method, value) => found.push(...resultProblems(method, value)),
    update: (update) => found.push(...valueProblems(['Update'], update, 'Update')),
    note: (problem) => found.push(problem),
    verdict: () => [...found],
  };
}

function paramProblems(method: string, params: Fields): string[] {
  const known = methodSpec(method);
  return known ? fieldProblems(known, params, known.name) : [`${method}: no such method`];
}

function resultProblems(method: string, value: unknown): string[] {
  const known = methodSpec(method);
  return known ? valueProblems(known.returns, value, `${known.name} result`) : [];
}

/** The problems of `value` against the one of `types` that fits it best. */
function valueProblems(types: readonly string[], value: unknown, path: string): string[] {
  const readings = types.flatMap((type) => readingsOf(type, value, path));
  return readings.sort((a, b) => a.length - b.length)[0] ?? [`${path}: ${types.join(' or ')} is unknown`];
}

function readingsOf(type: string, value: unknown, path: string): string[][] {
  if (type.startsWith('Array of ')) return [listProblems(type.slice('Array of '.length), value, path)];
  const plain = PLAIN[type];
  if (plain) return [plain(value) ? [] : [`${path}: ${JSON.stringify(value)} is not ${type}`]];
  if (typeof value !== 'object' || value === null)
    return [[`${path}: ${JSON.stringify(value)} is not ${type}`]];
  return typeSpecs(type).map((candidate) => fieldProblems(candidate, value as Fields, path));
}

const PLAIN: Record<string, (value: unknown) => boolean> = {
  Integer: Number.isSafeInteger,
  Float: (value) => typeof value === 'number',
  String: (value) => typeof value === 'string',
  Boolean: (value) => typeof value === 'boolean',
  InputFile: (value) => typeof value === 'string' && value.startsWith('attach://'),
};

function listProblems(type: string, value: unknown, path: string): string[] {
  if (!Array.isArray(value)) return [`${path}: not an Array of ${type}`];
  return value.flatMap((item, index) => valueProblems([type], item, `${path}[${index}]`));
}

function fieldProblems(type: SpecType, value: Fields, path: string): string[] {
  const fields = new Map((type.fields ?? []).map((field) => [field.name, field]));
  const missing = [...fields.values()].filter((field) => field.required && value[field.name] === undefined);
  const given = Object.entries(value).filter(([, item]) => item !== undefined);
  return [
    ...missing.map((field) => `${path}.${field.name}: missing in ${type.name}`),
    ...given.flatMap(([name, item]) => oneField(fields.get(name), item, `${path}.${name}`)),
  ];
}

function oneField(field: SpecField | undefined, value: unknown, path: string): string[] {
  if (!field) return [`${path}: unknown`];
  const fixed = fixedValue(field);
  if (fixed !== undefined && value !== fixed) return [`${path}: ${JSON.stringify(value)} is not "${fixed}"`];
  return valueProblems(field.types, value, path);
}
