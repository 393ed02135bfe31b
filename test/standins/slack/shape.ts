import { readFileSync } from 'node:fs';
import type { Args } from './types.ts';

type ShapeName =
  | 'AppHomeOpened'
  | 'BlockAction'
  | 'Message'
  | 'SlashCommand'
  | 'ViewClosed'
  | 'ViewSubmission';

const folder = new URL('../../data/slack-payloads/', import.meta.url);
const shapes = new Map<ShapeName, unknown>();

/** The recordings hold samples of these, not all that Slack sends in them; the last is what an app put there. */
const open = new Set(['blocks', 'state', 'event_payload']);

/** Gives the payload back when Slack's own recordings know every key in it. Throws otherwise. */
export function shaped<Payload extends Args>(name: ShapeName, payload: Payload): Payload {
  if (!shapes.has(name))
    shapes.set(name, JSON.parse(readFileSync(new URL(`${name}Payload.json`, folder), 'utf8')));
  const found = strangers(payload, shapes.get(name), '');
  if (found.length > 0) throw new Error(`Slack sends no ${found.join(', ')} in ${name}`);
  return payload;
}

function strangers(value: unknown, shape: unknown, path: string): readonly string[] {
  if (Array.isArray(value))
    return Array.isArray(shape) ? value.flatMap((item) => strangers(item, shape[0], path)) : [];
  if (typeof value !== 'object' || value === null || typeof shape !== 'object' || shape === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (open.has(key)) return [];
    return key in shape ? strangers(inner, (shape as Args)[key], `${path}/${key}`) : [`${path}/${key}`];
  });
}
