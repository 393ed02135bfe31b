import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hours, minutes } from '#core/shared/index.ts';
import { publishBook } from '#db/books/index.ts';
import type { Database } from '#db/client/index.ts';
import { databaseKinds, testDatabase } from '../support/database.ts';
import { aPriceList, type Cells, rowsOf, today } from './a-price-list.ts';

const old = { model: 'iPhone 16' };
const fresh = { model: 'iPhone 17', year: '2025' };
const pro = { model: 'iPhone 17 Pro Max', year: '2025' };
const samsung = { brand: 'Samsung', brand_popularity: '2', model: 'Galaxy A57', year: '2026', ram_gb: '8' };

describe.each(databaseKinds)('a request for a model on %s', (kind) => {
  let database: Database;
  beforeAll(async () => {
    database = await testDatabase(kind);
  });
  beforeEach(async () => {
    await database.script('truncate price_books, work_items, outbox');
    await publish([old]);
  });
  afterAll(() => database.close());

  const publish = async (lines: readonly Cells[], at = today) => {
    const done = await publishBook(database, {
      rows: await rowsOf(aPriceList(...lines)),
      by: 'Mohsin',
      sample: false,
      at,
    });
    if (!done.ok) throw new Error(done.reason);
    return done.value;
  };

  const ask = (
    id: string,
    name: string,
    more: { chat?: string | null; at?: number; status?: string; brand?: string } = {},
  ) =>
    database.query(
      `insert into work_items (id, kind, team, status, conversation, subject, due_at, created_at)
        values ($1, 'model-request', 'pricing', $2, $3, $4::jsonb, $5::timestamptz, $5::timestamptz)`,
      [
        ...[id, more.status ?? 'open', more.chat === undefined ? `terminal:${id}` : more.chat],
        ...[{ category: 'phone', brand: more.brand ?? '', name, year: 2025 }, more.at ?? today + hours(1)],
      ],
    );

  const items = () =>
    database.query('select id, status, outcome, closed_by, closed_at from work_items order by id');
  const news = () =>
    database.query(`select lane, kind, payload::json as payload from outbox where kind = 'news' order by id`);

  it('S0-23: is answered when the list has it: the customer is told, the item is closed', async () => {
    await ask('a', 'iphone 17');
    const { version, answers } = await publish([old, fresh, pro], today + hours(2));
    expect(version).toBe(2);
    expect(answers).toMatchObject([{ item: 'a', asked: 'iphone 17', name: 'Apple iPhone 17' }]);
    expect(await items()).toEqual([
      { id: 'a', status: 'closed', outcome: 'supported', closed_by: 'Mohsin', closed_at: today + hours(2) },
    ]);
    expect(
      await database.query("select lane, payload::json as payload from outbox where kind = 'item-card'"),
    ).toEqual([{ lane: 'item:a', payload: { id: 'a' } }]);
    const params = { name: 'Apple iPhone 17' };
    expect(await news()).toMatchObject([
      {
        lane: 'terminal:a',
        kind: 'news',
        payload: {
          conversation: 'terminal:a',
          says: [{ key: 'buyback.model-supported', params, choices: [{ id: '@sell' }] }],
        },
      },
    ]);
  });

  it('S0-23: stays open until its own model comes, not one that is like it', async () => {
    await ask('a', 'iphone 17');
    await ask('b', 'galaxy a57', { status: 'claimed' });
    await ask('c', 'some new phone');
    expect((await publish([old, pro], today + hours(2))).answers).toEqual([]);
    expect((await publish([old, pro, samsung], today + hours(3))).answers).toMatchObject([{ item: 'b' }]);
    expect((await publish([old, pro, samsung, fresh], today + hours(4))).answers).toMatchObject([
      { item: 'a' },
    ]);
    expect(await items()).toMatchObject([
      { status: 'closed' },
      { status: 'closed' },
      { id: 'c', status: 'open' },
    ]);
  });

  it('S0-23: is not answered by a model that the customer saw and said was not theirs', async () => {
    await ask('a', 'iphone 16');
    expect((await publish([old, fresh], today + hours(2))).answers).toEqual([]);
    expect(await news()).toEqual([]);
  });

  it('S0-23: is answered by other words for a model that could not be found before', async () => {
    await ask('a', 'a57 ai plus edition');
    expect((await publish([old, samsung], today + hours(2))).answers).toEqual([]);
    await ask('b', 'iphone air');
    const named = { model: 'iPhone Slim', year: '2025', aliases: 'iphone air' };
    expect((await publish([old, samsung, named], today + hours(3))).answers).toMatchObject([{ item: 'b' }]);
  });

  it('S0-23: is answered though it was made when the list was just out and not yet in every chat', async () => {
    await publish([old, fresh], today + hours(2));
    await ask('a', 'iphone 17', { at: today + hours(2) + minutes(5) });
    await ask('b', 'iphone 17', { at: today + hours(2) + minutes(15) });
    expect((await publish([old, fresh, pro], today + hours(3))).answers).toMatchObject([{ item: 'a' }]);
  });

  it('S0-23: is told once to a customer who asked twice, and to nobody when nobody waits', async () => {
    await ask('a', 'iphone 17', { chat: 'terminal:1' });
    await ask('b', 'apple iphone 17', { chat: 'terminal:1', brand: 'apple' });
    await ask('c', 'iPhone 17', { chat: null });
    await ask('d', 'iphone 17', { status: 'closed' });
    const { answers } = await publish([old, fresh], today + hours(2));
    expect(answers.map(({ item }) => item).toSorted()).toEqual(['a', 'b', 'c']);
    expect(await news()).toMatchObject([{ lane: 'terminal:1' }]);
  });

  it('S0-23: stands as it was when the book is not published after all', async () => {
    await ask('a', 'iphone 17');
    const rows = await rowsOf(aPriceList(old, fresh));
    const late = { rows, by: 'Mohsin', sample: false, at: today + hours(2), expecting: 7 };
    expect(await publishBook(database, late)).toEqual({ ok: false, reason: 'moved-on' });
    expect(await items()).toMatchObject([{ status: 'open' }]);
    expect(await news()).toEqual([]);
  });

  it('survives an item that an older release wrote', async () => {
    await database.query(
      `insert into work_items (id, kind, team, status, subject, due_at, created_at)
        values ('x', 'model-request', 'pricing', 'open', '{"text": 1}', now(), now())`,
    );
    expect((await publish([old, fresh], today + hours(2))).answers).toEqual([]);
  });
});
