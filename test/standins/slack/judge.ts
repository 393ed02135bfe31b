export type Thing = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Thing =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const tooMany = (list: readonly unknown[], max: number, path: string): string[] =>
  list.length > max ? [`no more than ${max} items allowed [json-pointer:${path}]`] : [];

export function tooLong(value: unknown, max: number, path: string): readonly string[] {
  if (typeof value !== 'string') return [`must be a string [json-pointer:${path}]`];
  if (value.length === 0) return [`must be more than 0 characters [json-pointer:${path}]`];
  return value.length > max ? [`must be less than ${max + 1} characters [json-pointer:${path}]`] : [];
}

type TextRule = { readonly path: string; readonly max: number; readonly types?: readonly string[] };

/** A text object: its kind, its length, and no half characters. */
export function judgeText(
  text: unknown,
  { path, max, types = ['plain_text', 'mrkdwn'] }: TextRule,
): readonly string[] {
  if (!isObject(text)) return [`missing required field [json-pointer:${path}]`];
  if (!types.includes(String(text.type)))
    return [`unsupported type: ${text.type} [json-pointer:${path}/type]`];
  const allowed = text.type === 'mrkdwn' ? ['type', 'text', 'verbatim'] : ['type', 'text', 'emoji'];
  const stranger = Object.keys(text).find((key) => !allowed.includes(key));
  if (stranger) return [`no such field: ${stranger} [json-pointer:${path}]`];
  if (/\p{Surrogate}/u.test(String(text.text))) return [`invalid characters [json-pointer:${path}/text]`];
  return tooLong(text.text, max, `${path}/text`);
}
