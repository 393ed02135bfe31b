import type { IncomingMessage } from 'node:http';
import { multipartParts } from './multipart.ts';
import { badRequest } from './refusal.ts';
import { methodSpec } from './spec.ts';
import type { Fields, Upload } from './types.ts';

export type BotRequest = { readonly params: Fields; readonly uploads: ReadonlyMap<string, Upload> };

/** Reads the parameters of a call from the address, a JSON body, a form or a multipart form. */
export async function readRequest(method: string, url: URL, incoming: IncomingMessage): Promise<BotRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  const type = incoming.headers['content-type'] ?? '';
  const uploads = new Map<string, Upload>();
  const raw: Fields = Object.fromEntries(url.searchParams);
  if (type.startsWith('multipart/form-data')) readForm(body, type, { raw, uploads });
  else if (type.startsWith('application/json'))
    Object.assign(raw, parseJson(body.toString() || '{}', 'request'));
  else Object.assign(raw, Object.fromEntries(new URLSearchParams(body.toString())));
  for (const name of uploads.keys()) if (takesFile(method, name)) raw[name] ??= `attach://${name}`;
  return { params: typedParams(method, raw), uploads };
}

function readForm(body: Buffer, type: string, into: { raw: Fields; uploads: Map<string, Upload> }): void {
  for (const { name, filename, bytes } of multipartParts(body, type)) {
    if (filename === undefined) into.raw[name] = bytes.toString();
    else into.uploads.set(name, { name: filename, bytes });
  }
}

/** A file may be sent straight under the name of its parameter, without `attach://`. */
const takesFile = (method: string, name: string): boolean =>
  methodSpec(method)?.fields?.some((field) => field.name === name && field.types.includes('InputFile')) ??
  false;

/** Forms carry only text: a value that the description types as a number, a truth or JSON becomes one. */
function typedParams(method: string, raw: Fields): Fields {
  const fields = new Map((methodSpec(method)?.fields ?? []).map((field) => [field.name, field.types]));
  const given = Object.entries(raw).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given.map(([name, value]) => [name, typed(name, fields.get(name), value)]));
}

function typed(name: string, types: readonly string[] | undefined, value: unknown): unknown {
  if (typeof value !== 'string' || !types) return value;
  const number = types.includes('Integer') || types.includes('Float');
  if (number && value.trim() !== '' && Number.isFinite(Number(value))) return Number(value);
  if (types.includes('String') || types.includes('InputFile') || number) return value;
  if (types.includes('Boolean')) return ['true', '1', 'yes'].includes(value.toLowerCase());
  return parseJson(value, name);
}

function parseJson(text: string, name: string): Fields {
  try {
    return JSON.parse(text) as Fields;
  } catch {
    throw badRequest(`can't parse ${name.replaceAll('_', ' ')} JSON object`);
  }
}
