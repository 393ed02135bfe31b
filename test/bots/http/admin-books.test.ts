import { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { currentVersion, loadServiceAreas, publishAreas } from '#db/books/index.ts';
import type { Database } from '#db/client/index.ts';
import { adminBooks } from '../../../bots/http/admin-books.ts';
import { aPriceList, today } from '../../db/a-price-list.ts';
import { testDatabase } from '../../support/database.ts';

const token = 'open-sesame';
const usual = { by: 'Asha', sample: 'false', mode: 'publish', limit: '1500' };

describe('price lists that come to a running Haat', () => {
  const app = new Hono();
  let database: Database;
  beforeAll(async () => {
    database = await testDatabase('pglite');
    adminBooks(app, { database, token, now: () => today });
  });
  beforeEach(() => database.script('truncate price_books, service_areas, settings'));
  afterAll(() => database.close());

  const post = async (path: string, body: string | Uint8Array, authorization = `Bearer ${token}`) => {
    const response = await app.request(path, { method: 'POST', body, headers: { authorization } });
    return { status: response.status, ...((await response.json()) as Record<string, unknown>) };
  };
  const books = (query: Record<string, string> = {}) =>
    `/admin/books?${new URLSearchParams({ ...usual, ...query })}`;

  it('S0-81: are published at once', async () => {
    const answer = await post(books(), aPriceList());
    expect(answer).toMatchObject({ status: 200, type: 'published', version: 1, changes: { added: [{}] } });
    expect(await post(books(), aPriceList())).toMatchObject({ status: 200, type: 'unchanged' });
    const [row] = await database.query('select published_by, published_at from price_books');
    expect(row).toEqual({ published_by: 'Asha', published_at: today });
  });

  it('S0-31: are only looked at, or refused for what moves too far, unless that is meant', async () => {
    await post(books(), aPriceList());
    const dearer = aPriceList({ base_price_inr: '20,000' });
    expect(await post(books({ mode: 'check', limit: 'none' }), dearer)).toMatchObject({
      status: 200,
      type: 'checked',
    });
    expect(await post(books(), dearer)).toMatchObject({ status: 422, type: 'refused', moves: 1 });
    expect(await currentVersion(database)).toBe(1);
    expect(await post(books({ limit: 'none' }), dearer)).toMatchObject({ status: 200, version: 2 });
  });

  it('are answered with the faults by line', async () => {
    const answer = await post(books(), aPriceList({}, { storage_gb: '128', year: 'new' }));
    expect(answer).toMatchObject({ status: 422, type: 'faulty', count: 1, faults: [{ line: 3 }] });
    expect(await post(books(), '')).toMatchObject({ status: 422, type: 'faulty' });
  });

  it.each(['', 'Bearer', 'Bearer wrong', `Basic ${token}`, token, `Bearer ${token} `.repeat(2)])(
    'are not taken from a stranger who shows %j',
    async (shown) => {
      expect(await post(books(), aPriceList(), shown)).toMatchObject({ status: 401 });
      expect(await currentVersion(database)).toBe(0);
    },
  );

  it.each([
    { mode: 'perhaps' },
    { limit: '' },
    { limit: '-1' },
    { by: ' ' },
    { sample: '1' },
    { other: '1' },
  ])('are not taken with a wish that nobody knows: %j', async (query) => {
    const path =
      query.limit === '' ? books().replace('&limit=1500', '') : books(query as Record<string, string>);
    expect(await post(path, aPriceList())).toMatchObject({ status: 400 });
    expect(await currentVersion(database)).toBe(0);
  });

  it('have at most 20 MB, whatever they say of themselves', async () => {
    const long = new Uint8Array(20 * 1024 * 1024 + 1).fill(0x61);
    expect(await post(books(), long)).toMatchObject({ status: 413 });
  });

  it('S0-80: bring new service areas, too', async () => {
    await publishAreas(database, [{ area: '110', city: 'Delhi' }]);
    const list = 'area,city\n560,Bengaluru\n';
    expect(await post('/admin/areas?mode=check', list)).toMatchObject({ status: 200, type: 'checked' });
    expect(await post('/admin/areas?mode=publish', list)).toEqual({
      status: 200,
      type: 'published',
      areas: 1,
      changes: { added: [{ area: '560', city: 'Bengaluru' }], gone: [{ area: '110', city: 'Delhi' }] },
    });
    expect(await loadServiceAreas(database)).toEqual([{ area: '560', city: 'Bengaluru' }]);
    expect(await post('/admin/areas?mode=publish', list)).toMatchObject({ status: 200, type: 'unchanged' });
    expect(await post('/admin/areas?mode=publish', 'area,city\nx,y\n')).toMatchObject({ status: 422 });
  });
});
