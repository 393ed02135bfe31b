import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openMark } from '#bots/whatsapp/web/session/mark.ts';
import { openPeople } from '#bots/whatsapp/web/session/people.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'haat-memory-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('who has written', () => {
  const open = () => openPeople(join(folder, 'people.jsonl'));
  const [number, hidden] = ['919876543210@c.us', '7700@lid'];

  it('keeps the name of their first chat when WhatsApp moves it, also over a restart', () => {
    open().seen(number, { pn: number });
    const again = open();
    expect(again.seen(hidden, { lid: hidden, pn: number })).toMatchObject({ key: number, chat: hidden });
    expect(open().byKey(number)).toEqual({ key: number, chat: hidden, lid: hidden, pn: number });
  });

  it('is one person also when their number is learnt later', () => {
    const people = open();
    people.seen(hidden, { lid: hidden });
    expect(people.seen(hidden, { lid: hidden, pn: number })).toMatchObject({ key: hidden, pn: number });
    expect(people.seen(number, { pn: number })).toMatchObject({ key: hidden, chat: number });
  });

  it('is nobody else, and nobody who never wrote', () => {
    const people = open();
    people.seen(number, { pn: number });
    expect(people.seen(hidden, { lid: hidden }).key).toBe(hidden);
    expect(people.byKey('918888888888@c.us')).toBeUndefined();
  });

  it('is read also when a crash has cut the last line, and by its owner only', () => {
    open().seen(number, { pn: number });
    const path = join(folder, 'people.jsonl');
    appendFileSync(path, '{"key":"half');
    expect(open().byKey(number)?.pn).toBe(number);
    expect(readFileSync(path, 'utf8').split('\n')).toHaveLength(2);
    expect(statSync(path).mode & 0o077).toBe(0);
  });
});

describe('up to when everything was heard', () => {
  const open = (now: number) => openMark(join(folder, 'heard-until'), now);

  it('is the hour of the start at first, and is kept over a restart', () => {
    const mark = open(1_000);
    expect(mark.at()).toBe(1_000);
    mark.begin('a', 2_000);
    mark.done('a');
    expect(open(9_000).at()).toBe(2_000);
  });

  it('does not pass what is still on its way', () => {
    const mark = open(1_000);
    mark.begin('a', 2_000);
    mark.begin('b', 3_000);
    mark.done('b');
    expect(mark.at()).toBe(1_999);
    expect(open(9_000).at()).toBe(1_999);
    mark.done('a');
    expect(mark.at()).toBe(3_000);
  });

  it('is held back no longer by what was brought again', () => {
    const mark = open(1_000);
    mark.begin('a', 2_000);
    mark.begin('a', 2_000);
    mark.done('a');
    expect(mark.at()).toBe(2_000);
  });
});
