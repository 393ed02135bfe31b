import { decodeEntity, readTag, type Tag } from './html-tag.ts';
import { badRequest } from './refusal.ts';
import type { Entity } from './types.ts';

export type Formatted = { readonly text: string; readonly entities: readonly Entity[] };

type Open = { readonly tag: Tag; readonly offset: number };
type Reading = { readonly html: string; at: number; text: string; readonly open: Open[]; entities: Entity[] };

const TYPES: Readonly<Record<string, string>> = {
  a: 'text_link',
  b: 'bold',
  blockquote: 'blockquote',
  code: 'code',
  del: 'strikethrough',
  em: 'italic',
  i: 'italic',
  ins: 'underline',
  pre: 'pre',
  s: 'strikethrough',
  span: 'spoiler',
  strike: 'strikethrough',
  strong: 'bold',
  'tg-emoji': 'custom_emoji',
  'tg-spoiler': 'spoiler',
  u: 'underline',
};

/**
 * Reads `parse_mode: HTML` by the rules of Telegram's parser. Throws its 400s: unknown, unclosed and crossed tags, bad
 * attributes. A lone `&` or an unknown `&name;` stays as written, as it does there. (`tg-time` is not played.)
 */
export function parseHtml(html: string): Formatted {
  const reading: Reading = { html, at: 0, text: '', open: [], entities: [] };
  while (reading.at < html.length) step(reading);
  const left = reading.open.at(-1);
  if (left) throw cannotParse(`Can't find end tag corresponding to start tag "${left.tag.name}"`);
  if (/\p{Surrogate}/u.test(reading.text))
    throw cannotParse(
      'Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units',
    );
  return { text: reading.text, entities: reading.entities.map(withoutStrayLanguage) };
}

/** Only a block has a language. */
function withoutStrayLanguage({ language, ...entity }: Entity): Entity {
  return language !== undefined && entity.type === 'pre' ? { ...entity, language } : entity;
}

const cannotParse = (reason: string) => badRequest(`can't parse entities: ${reason}`);

function step(reading: Reading): void {
  const { html, at } = reading;
  const decoded = html[at] === '&' ? decodeEntity(html, at) : undefined;
  if (decoded) {
    reading.text += decoded.text;
    reading.at = decoded.end;
    return;
  }
  if (html[at] !== '<') {
    reading.text += html[at];
    reading.at += 1;
    return;
  }
  if (html[at + 1] === '/') closeTag(reading);
  else openTag(reading);
}

function openTag(reading: Reading): void {
  const tag = readTag(reading.html, reading.at, Object.keys(TYPES));
  reading.open.push({ tag, offset: reading.text.length });
  reading.at = tag.end;
}

function closeTag(reading: Reading): void {
  const { html, at } = reading;
  const position = byteOffset(html, at);
  const open = reading.open.pop();
  if (!open) throw cannotParse(`Unexpected end tag at byte offset ${position}`);
  const match = /^<\/([^\s>]*)\s*>/.exec(html.slice(at));
  if (!match) throw cannotParse(`Unclosed end tag at byte offset ${position}`);
  const name = match[1]?.toLowerCase() ?? '';
  if (name !== '' && name !== open.tag.name)
    throw cannotParse(
      `Unmatched end tag at byte offset ${position}, expected "</${open.tag.name}>", found "</${name}>"`,
    );
  addEntity(reading, open);
  reading.at = at + match[0].length;
}

const byteOffset = (html: string, at: number): number => Buffer.byteLength(html.slice(0, at));

function addEntity(reading: Reading, { tag, offset }: Open): void {
  const length = reading.text.length - offset;
  if (length === 0) return;
  const type = TYPES[tag.name] ?? tag.name;
  const inside = reading.entities.at(-1);
  const same = inside?.offset === offset && inside.length === length;
  // <pre><code class="language-x"> is one block with a language.
  if (type === 'pre' && same && inside.language) {
    inside.type = 'pre';
    return;
  }
  reading.entities.push({ type, offset, length, ...details(reading, { tag, offset }) });
}

function details(reading: Reading, { tag, offset }: Open): Partial<Entity> {
  const { attributes } = tag;
  const language = /^language-(.+)/.exec(attributes.class ?? '')?.[1];
  if (tag.name === 'a') return { url: attributes.href || reading.text.slice(offset) };
  if (tag.name === 'code' && language) return { language };
  if (tag.name === 'blockquote' && 'expandable' in attributes) return { type: 'expandable_blockquote' };
  if (tag.name !== 'tg-emoji') return {};
  if (!/^[1-9]\d*$/.test(attributes['emoji-id'] ?? ''))
    throw cannotParse('Invalid custom emoji identifier specified');
  return { custom_emoji_id: attributes['emoji-id'] ?? '' };
}
