import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { importVendors, loadVendors } from '#db/vendors/index.ts';
import type { Database } from '../../db/client/index.ts';
import { databaseKinds, testDatabase } from '../support/database.ts';
import { bytesOf } from './a-price-list.ts';
import { aVendorList, houseLine } from './a-vendor-list.ts';

describe.each(databaseKinds)('a list of vendors on %s', (kind) => {
  let database: Database;
  beforeAll(async () => {
    database = await testDatabase(kind);
  });
  beforeEach(() =>
    database.script(`truncate vendor_members, vendor_areas;
      delete from vendors where not house; update vendors set name = 'Our team', active = true`),
  );
  afterAll(() => database.close());

  const bring = (list: string, mode: 'check' | 'publish' = 'publish') =>
    importVendors(database, bytesOf(list), { mode });
  const kept = async () => (await loadVendors(database)).filter(({ house }) => !house);

  it('S0-44: is kept as it was written, with the place of its base', async () => {
    const full = {
      members: 'slack:T1:U1|slack:T1:U2',
      categories: 'phone|laptop',
      areas: '400050|560|400053-400104',
      base: '400050',
      radius_km: '9',
      capacity: '4',
      hours: 'Mon-Fri 10:00-18:30',
      holidays: '2026-12-25|away',
    };
    expect(await bring(aVendorList(full))).toEqual({
      type: 'published',
      vendors: 1,
      changes: { added: ['Bandra Buyback (bandra)'], changed: [], gone: [] },
    });
    expect(await kept()).toEqual([
      {
        id: 'bandra',
        name: 'Bandra Buyback',
        house: false,
        active: true,
        suspended: false,
        members: ['slack:T1:U1', 'slack:T1:U2'],
        areas: ['400050', '400053-400104', '560'],
        base: { latitude: expect.closeTo(19.06, 1), longitude: expect.closeTo(72.83, 1) },
        radius: 9,
        categories: ['phone', 'laptop'],
        capacity: 4,
        hours: { days: [1, 2, 3, 4, 5], opens: 600, closes: 1_110 },
        holidays: [{ from: '2026-12-25', to: '2026-12-25' }],
        away: true,
      },
    ]);
    expect(await bring(aVendorList(full))).toEqual({ type: 'unchanged' });
    expect(await bring(aVendorList({ ...full, areas: '400053-400104|560|400050' }))).toEqual({
      type: 'unchanged',
    });
  });

  it('S0-44: says what is new, what changed and what is gone, and only looks when it is asked to', async () => {
    await bring(aVendorList({}, { vendor: 'thane', name: 'Thane', areas: '4006' }));
    const next = aVendorList(
      { areas: '400050|400051', capacity: '3' },
      { vendor: 'pune', name: 'Pune', areas: '411' },
    );
    const changes = {
      added: ['Pune (pune)'],
      changed: [{ name: 'Bandra Buyback (bandra)', what: ['areas', 'capacity'] }],
      gone: ['Thane (thane)'],
    };
    expect(await bring(next, 'check')).toEqual({ type: 'checked', changes });
    expect((await kept()).map(({ id }) => id)).toEqual(['bandra', 'thane']);
    expect(await bring(next)).toEqual({ type: 'published', vendors: 2, changes });
    expect((await kept()).map(({ id, active }) => [id, active])).toEqual([
      ['bandra', true],
      ['pune', true],
      ['thane', false],
    ]);
    expect(await bring(next)).toEqual({ type: 'unchanged' });
  });

  it('S0-44: is published whole or not at all, each fault by its line', async () => {
    await bring(aVendorList({}));
    const outcome = await bring(
      aVendorList({ name: 'Renamed' }, { vendor: 'b', areas: 'Thane' }, { vendor: 'c', capacity: '-1' }),
    );
    expect(outcome).toMatchObject({ type: 'faulty', count: 2, faults: [{ line: 3 }, { line: 4 }] });
    expect(await kept()).toMatchObject([{ name: 'Bandra Buyback' }]);
    expect(await bring('vendor,name\na,b\n')).toMatchObject({ type: 'faulty', faults: [{ line: 1 }] });
  });

  it("S0-64: can take the shop's own people out, who stay as they are when they are not in it", async () => {
    const house = async () => (await loadVendors(database)).find((vendor) => vendor.house);
    await bring(aVendorList({}, houseLine('no', { name: 'Haat Mumbai' })));
    expect(await house()).toMatchObject({ name: 'Haat Mumbai', active: false });
    await bring(aVendorList({ capacity: '2' }));
    expect(await house()).toMatchObject({ name: 'Haat Mumbai', active: false });
  });

  it('S0-44: moves an account from one vendor to another at once', async () => {
    await bring(aVendorList({ members: 'slack:T1:U1' }, { vendor: 'b', members: 'slack:T1:U2' }));
    await bring(aVendorList({ members: 'slack:T1:U2' }, { vendor: 'b', members: 'slack:T1:U1' }));
    expect((await kept()).map(({ id, members }) => [id, members])).toEqual([
      ['b', ['slack:T1:U1']],
      ['bandra', ['slack:T1:U2']],
    ]);
  });

  it('S0-44: leaves one of two lists in force that come at the same moment, never a mix', async () => {
    const lists = ['400050', '4006'].map((areas) =>
      aVendorList({ areas }, { vendor: 'b', areas, members: 'slack:T1:U9' }),
    );
    await Promise.all([...lists, ...lists].map((list) => bring(list)));
    const [one, other] = await kept();
    expect(one?.areas).toEqual(other?.areas);
    expect(one?.areas).toHaveLength(1);
  });

  it('S0-44: comes with a sample that has no fault', async () => {
    const sample = readFileSync('db/seed/vendors-sample.csv', 'utf8');
    expect(await bring(sample)).toMatchObject({ type: 'published', vendors: 4 });
  });
});
