import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openPeople } from '#bots/whatsapp/web/session/people.ts';

const folder = mkdtempSync(join(tmpdir(), 'haat-people-'));
const path = join(folder, 'people.jsonl');
afterEach(() => rmSync(path, { force: true }));

const number = '919876600001@c.us';
const asha = { chat: '7701@lid', ids: { lid: '7701@lid', pn: number } };
const bob = { chat: '7709@lid', ids: { lid: '7709@lid', pn: number } };

describe('who has written', () => {
  it('stays one person when WhatsApp moves their chat from the number to an id of its own', () => {
    const people = openPeople(path);
    const first = people.seen(number, { pn: number });
    const moved = people.seen(asha.chat, asha.ids);
    expect(moved).toMatchObject({ key: first.key, chat: asha.chat });
    expect(openPeople(path).byKey(first.key)).toMatchObject({ chat: asha.chat, pn: number });
  });

  it.each([
    ['in chats of ids', asha.chat, bob.chat],
    ['in chats of the number', number, number],
  ])('is somebody else when the number is given to somebody new, %s', (_where, hers, his) => {
    const people = openPeople(path);
    const before = people.seen(hers, asha.ids);
    const after = people.seen(his, bob.ids);
    expect(after.key).not.toBe(before.key);
    for (const known of [people, openPeople(path)]) {
      expect(known.byKey(before.key)?.chat).toBe(asha.chat);
      expect(known.byKey(before.key)).not.toHaveProperty('pn');
      expect(known.byKey(after.key)).toMatchObject({ chat: his, pn: number });
      expect(known.find(number)?.key).toBe(after.key);
      expect(known.seen(asha.chat, { lid: asha.ids.lid }).key).toBe(before.key);
      expect(known.find(number)?.key).toBe(after.key);
    }
  });
});
