import { type Formatted, parseHtml } from './html.ts';
import { badRequest } from './refusal.ts';
import type { Entity, Fields, User } from './types.ts';
import type { World } from './world.ts';

/** Characters after parsing, from the Bot API's pages: a message has 1-4096, a caption 0-1024. */
const LIMITS = { text: 4096, caption: 1024 };

/** The text of a message. Throws Telegram's 400s: empty, too long, cannot be parsed. */
export function messageText(world: World, fields: Fields, tooLong = 'message is too long'): Formatted {
  const read = formatted(world, fields, { text: fields.text, entities: fields.entities });
  if (read.text === '') throw badRequest('message text is empty');
  if ([...read.text].length > LIMITS.text) throw badRequest(tooLong);
  return read;
}

/** The caption of a photo or a file as message fields; none without a caption. */
export function captionFields(world: World, fields: Fields, tooLong = 'message caption is too long') {
  const read = formatted(world, fields, { text: fields.caption, entities: fields.caption_entities });
  if ([...read.text].length > LIMITS.caption) throw badRequest(tooLong);
  if (read.text === '') return {};
  return { caption: read.text, ...(read.entities.length ? { caption_entities: [...read.entities] } : {}) };
}

/** The `bot_command` entities that Telegram finds in any text. */
export function commandEntities(text: string): Entity[] {
  const found = text.matchAll(/(?<![\w/<>])\/\w{1,64}(?:@\w{3,32})?(?![\w/<>@])/g);
  return [...found].map((match) => ({ type: 'bot_command', offset: match.index, length: match[0].length }));
}

function formatted(world: World, fields: Fields, given: { text: unknown; entities: unknown }): Formatted {
  const raw = String(given.text ?? '').replaceAll('\r', '');
  const mode = String(fields.parse_mode ?? '').toLowerCase();
  if (!['', 'html', 'markdown', 'markdownv2'].includes(mode)) throw badRequest('unsupported parse_mode');
  if (mode.startsWith('markdown'))
    world.judge.note(`parse_mode ${mode} is not played, the text went as it is`);
  const own = (given.entities as Entity[] | undefined) ?? [];
  const parsed = mode === 'html' ? parseHtml(raw) : { text: raw, entities: checkedRanges(raw, own) };
  const linked = parsed.entities.flatMap((entity) => linkEntity(world, entity));
  const trimmed = trim({ text: parsed.text, entities: linked });
  return { text: trimmed.text, entities: sorted([...trimmed.entities, ...commandEntities(trimmed.text)]) };
}

function checkedRanges(text: string, entities: readonly Entity[]): readonly Entity[] {
  for (const { offset, length } of entities)
    if (offset < 0 || length <= 0 || offset + length > text.length)
      throw badRequest(`entity beginning at UTF-16 offset ${offset} ends after the end of the text`);
  return entities;
}

/** Telegram drops a link that leads nowhere without a word; the judge tells. */
function linkEntity({ judge, chats }: World, entity: Entity): Entity[] {
  if (entity.type !== 'text_link') return [entity];
  const { url = '', ...range } = entity;
  const mentioned = /^tg:\/\/user\?id=(\d+)$/.exec(url)?.[1];
  const user: User | undefined = mentioned ? chats.get(Number(mentioned))?.person : undefined;
  if (user) return [{ ...range, type: 'text_mention', user }];
  const href = checkedLink(url);
  if (href !== undefined && !mentioned) return [{ ...range, url: href }];
  judge.note(`link to "${url}" would be dropped`);
  return [];
}

/** A web or tg address as Telegram stores it; undefined for other protocols and for hosts without a dot. */
export function checkedLink(url: string): string | undefined {
  const written = /^[a-z][a-z\d+.-]*:(?!\d)/i.test(url) ? url : `http://${url}`;
  if (!URL.canParse(written)) return undefined;
  const { protocol, hostname, href } = new URL(written);
  if (protocol === 'tg:') return href;
  return /^https?:$/.test(protocol) && hostname.includes('.') ? href : undefined;
}

/** Blanks around a text are cut off, and the entities with them. */
function trim({ text, entities }: Formatted): Formatted {
  const kept = text.trim();
  const cut = text.length - text.trimStart().length;
  const moved = entities.map((entity) => {
    const from = Math.max(0, entity.offset - cut);
    const to = Math.min(kept.length, entity.offset + entity.length - cut);
    return { ...entity, offset: from, length: to - from };
  });
  return { text: kept, entities: moved.filter(({ length }) => length > 0) };
}

const sorted = (entities: Entity[]): Entity[] =>
  entities.sort((a, b) => a.offset - b.offset || b.length - a.length);
