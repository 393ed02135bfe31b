import { badRequest } from './refusal.ts';

/** A start tag; `end` is the index after its `>`. */
export type Tag = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly end: number;
};

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };

/** The character that the entity at `at` stands for; the semicolon may be missing. Undefined if it is none. */
export function decodeEntity(html: string, at: number): { text: string; end: number } | undefined {
  const match = /^&(?:#x([0-9a-f]+)|#(\d+)|([a-z]+));?/i.exec(html.slice(at, at + 16));
  if (!match) return undefined;
  const [whole, hex, decimal, name] = match;
  const end = at + whole.length;
  if (name !== undefined) return NAMED[name] === undefined ? undefined : { text: NAMED[name], end };
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  return code > 0 && code < 0x10ffff ? { text: String.fromCodePoint(code), end } : undefined;
}

/** Reads the start tag at `at`. Throws Telegram's 400 for a tag that is not `allowed` or is badly written. */
export function readTag(html: string, at: number, allowed: readonly string[]): Tag {
  const position = Buffer.byteLength(html.slice(0, at));
  const name = /^<([^\s>]*)(?=[\s>])/.exec(html.slice(at))?.[1]?.toLowerCase();
  if (name === undefined) throw refused(`Unclosed start tag at byte offset ${position}`);
  if (!allowed.includes(name)) throw refused(`Unsupported start tag "${name}" at byte offset ${position}`);
  const { attributes, end } = readAttributes(html, at + 1 + name.length, { name, position });
  if (name === 'span' && attributes.class !== 'tg-spoiler')
    throw refused(`Tag "span" must have class "tg-spoiler" at byte offset ${position}`);
  return { name, attributes, end };
}

const refused = (reason: string) => badRequest(`can't parse entities: ${reason}`);

type Place = { readonly name: string; readonly position: number };

function readAttributes(html: string, start: number, place: Place) {
  const attributes: Record<string, string> = {};
  const blanks = (from: number) => from + (/^\s*/.exec(html.slice(from))?.[0].length ?? 0);
  let at = blanks(start);
  while (html[at] !== '>') {
    if (at >= html.length)
      throw refused(`Unclosed start tag "${place.name}" at byte offset ${place.position}`);
    const name = /^[^\s=>]*/.exec(html.slice(at))?.[0] ?? '';
    const equals = blanks(at + name.length);
    checkAttribute({ name, hasValue: html[equals] === '=' }, place);
    const value =
      html[equals] === '=' ? readValue(html, blanks(equals + 1), place) : { text: '', end: at + name.length };
    attributes[name.toLowerCase()] = decodeAll(value.text);
    at = blanks(value.end);
  }
  return { attributes, end: at + 1 };
}

/** Only `expandable` goes without a value. */
function checkAttribute(attribute: { name: string; hasValue: boolean }, { name, position }: Place): void {
  const where = `the tag "${name}" at byte offset ${position}`;
  if (attribute.name === '') throw refused(`Empty attribute name in ${where}`);
  if (!attribute.hasValue && !(name === 'blockquote' && attribute.name === 'expandable'))
    throw refused(`Expected equal sign in declaration of an attribute of ${where}`);
}

/** A text in quotes, or a bare token of letters, digits, dots and hyphens. */
function readValue(html: string, at: number, { position }: Place): { text: string; end: number } {
  const quoted = /^(?:"([^"]*)"|'([^']*)')/.exec(html.slice(at));
  if (quoted) return { text: quoted[1] ?? quoted[2] ?? '', end: at + quoted[0].length };
  if (/["']/.test(html[at] ?? '')) throw refused(`Unclosed start tag at byte offset ${position}`);
  const token = /^[a-z\d.-]*(?=[\s>])/i.exec(html.slice(at))?.[0];
  if (token !== undefined) return { text: token.toLowerCase(), end: at + token.length };
  throw refused(`Unexpected end of name token at byte offset ${Buffer.byteLength(html.slice(0, at))}`);
}

function decodeAll(text: string): string {
  const at = text.indexOf('&');
  if (at < 0) return text;
  const decoded = decodeEntity(text, at) ?? { text: '&', end: at + 1 };
  return text.slice(0, at) + decoded.text + decodeAll(text.slice(decoded.end));
}
