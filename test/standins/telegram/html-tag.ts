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

// A name, then "=" and a quoted text or a bare token.
const ATTRIBUTE = /^([^\s=>]*)\s*(=)?\s*(?:"([^"]*)"|'([^']*)'|([\w.-]*)(?=[\s>]))?/;

function readAttributes(html: string, start: number, place: Place) {
  const attributes: Record<string, string> = {};
  let at = start;
  for (;;) {
    at += /^\s*/.exec(html.slice(at))?.[0].length ?? 0;
    if (at >= html.length)
      throw refused(`Unclosed start tag "${place.name}" at byte offset ${place.position}`);
    if (html[at] === '>') return { attributes, end: at + 1 };
    const match = ATTRIBUTE.exec(html.slice(at));
    const [whole = '', name = '', equals, ...values] = match ?? [];
    checkAttribute({ name, equals, value: values.find((value) => value !== undefined) }, place);
    attributes[name.toLowerCase()] = decodeAll(values.find((value) => value !== undefined) ?? '');
    at += whole.length;
  }
}

function checkAttribute(
  attribute: { name: string; equals: string | undefined; value: string | undefined },
  { name, position }: Place,
): void {
  const where = `of the tag "${name}" at byte offset ${position}`;
  const { equals, value } = attribute;
  if (attribute.name === '')
    throw refused(`Empty attribute name in the tag "${name}" at byte offset ${position}`);
  if (!equals && !(name === 'blockquote' && attribute.name === 'expandable'))
    throw refused(`Expected equal sign in declaration of an attribute ${where}`);
  if (equals && value === undefined) throw refused(`Unexpected end of name token at byte offset ${position}`);
}

function decodeAll(text: string): string {
  const at = text.indexOf('&');
  if (at < 0) return text;
  const decoded = decodeEntity(text, at) ?? { text: '&', end: at + 1 };
  return text.slice(0, at) + decoded.text + decodeAll(text.slice(decoded.end));
}
