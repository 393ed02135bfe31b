import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { days, hours } from '#core/shared/index.ts';
import {
  bookAge,
  currentVersion,
  type ImportOptions,
  importList,
  loadBook,
  loadServiceAreas,
  publishAreas,
  publishBook,
  seedBook,
} from '#db/books/index.ts';
import { type Database, openDatabase } from '#db/client/index.ts';
import { databaseKinds, testDatabase, testDatabaseUrl } from '../support/database.ts';
import { stopwatch } from '../support/speed.ts';
import { aLongPriceList, aPriceList, bytesOf, rowsOf, today } from './a-price-list.ts';

const defaults: ImportOptions = { by: 'Asha', sample: false, mode: 'publish', limit: 1_500, at: today };

describe.each(databaseKinds)('the price book on %s', (kind) => {
  let database: Database;
  beforeAll(async () => {
    database = await testDatabase(kind);
  });
  beforeEach(() => database.script('truncate price_books, service_areas, settings, work_items, outbox'));
  afterAll(() => database.close());

  const publish = async (file: string, expecting?: number) => {
    const publication = { rows: await rowsOf(file), by: 'Asha', sample: false, at: today };
    return publishBook(database, { ...publication, ...(expecting === undefined ? {} : { expecting }) });
  };
  const bring = (file: string, options: Partial<ImportOptions> = {}) =>
    importList(database, bytesOf(file), { ...defaults, ...options });

  it('S0-31: is kept as it was in every version', async () => {
    const named = { model: 'iPad "Air", 11"', aliases: 'one|two, three', base_price_inr: '12,500.50' };
    await publish(aPriceList(named, { market_percent: '97.5' }));
    await publish(aPriceList({ base_price_inr: '11000' }));
    expect(await currentVersion(database)).toBe(2);
    expect((await loadBook(database)).variants).toMatchObject([{ base: 1_100_000 }]);
    expect(await loadBook(database, 1)).toMatchObject({
      version: 1,
      publishedAt: today,
      sample: false,
      models: [{ name: 'iPad "Air", 11"', aliases: ['one', 'two, three'] }, { name: 'iPhone 11' }],
      variants: [{ base: 1_250_050, market: 10_000 }, { market: 9_750 }],
    });
    await expect(loadBook(database, 3)).rejects.toThrow(RangeError);
    await expect(database.query('update price_books set sample = true')).rejects.toThrow('append-only');
    await expect(database.query('delete from price_books')).rejects.toThrow('append-only');
  });

  it('S0-18: keeps the order of brands and models through storage', async () => {
    const brands = [
      { brand: 'Samsung', brand_popularity: '2', model: 'Galaxy' },
      { brand: 'Xiaomi', brand_popularity: '2', model: 'Redmi' },
      { popularity: '9' },
      { model: 'iPhone 12', popularity: '1' },
    ];
    await publish(aPriceList(...brands));
    const names = (await loadBook(database)).models.map(({ name }) => name);
    expect(names).toEqual(['iPhone 12', 'iPhone 11', 'Galaxy', 'Redmi']);
  });

  it('S0-31: lets one of several publish that looked at the same version', async () => {
    await publish(aPriceList());
    const file = aPriceList({ base_price_inr: '12,000' });
    const results = await Promise.all(Array.from({ length: 6 }, () => publish(file, 1)));
    expect(results.filter(({ ok }) => ok)).toEqual([{ ok: true, value: { version: 2, answers: [] } }]);
    expect(results.filter(({ ok }) => !ok)).toEqual(Array(5).fill({ ok: false, reason: 'moved-on' }));
    expect(await currentVersion(database)).toBe(2);
  });

  it('S0-31: gives each its own version when they do not mind, or says who was first', async () => {
    const results = await Promise.all(Array.from({ length: 6 }, () => publish(aPriceList())));
    const versions = results.flatMap((result) => (result.ok ? [result.value.version] : []));
    expect(versions.length).toBeGreaterThan(0);
    expect(versions.toSorted()).toEqual(versions.map((_, n) => n + 1));
    expect(await currentVersion(database)).toBe(versions.length);
  });

  it('is never empty', async () => {
    await expect(publishBook(database, { rows: [], by: 'Asha', sample: false, at: today })).rejects.toThrow(
      RangeError,
    );
  });

  it('S0-81: takes 20,000 variants in under 5 s, and is loaded in under 1 s', async () => {
    await publish(aPriceList());
    const importing = stopwatch();
    const outcome = await bring(aLongPriceList(20_000));
    expect(importing()).toBeLessThan(5_000);
    expect(outcome).toMatchObject({ type: 'published', version: 2, variants: 20_000 });
    const loading = stopwatch();
    expect((await loadBook(database)).variants).toHaveLength(20_000);
    expect(loading()).toBeLessThan(1_000);
  });

  describe('when a list is imported', () => {
    it('S0-81: says what is new, what changed, the biggest move first, and what is gone', async () => {
      await bring(aPriceList({}, { storage_gb: '128' }, { storage_gb: '256' }));
      const outcome = await bring(
        aPriceList(
          { base_price_inr: '12000' },
          { storage_gb: '128', base_price_inr: '11250' },
          { storage_gb: '512' },
        ),
      );
      expect(outcome).toMatchObject({
        type: 'published',
        version: 2,
        current: { version: 1 },
        changes: {
          added: [{ name: 'Apple iPhone 11 512 GB', price: 1_250_000 }],
          changed: [
            { name: 'Apple iPhone 11 128 GB', from: 1_250_000, to: 1_125_000, basisPoints: -1_000 },
            { name: 'Apple iPhone 11 64 GB', from: 1_250_000, to: 1_200_000, basisPoints: -400 },
          ],
          gone: [{ name: 'Apple iPhone 11 256 GB', price: 1_250_000 }],
          redescribed: 0,
        },
      });
    });

    it('publishes nothing of a list with a fault', async () => {
      const outcome = await bring(aPriceList({}, { storage_gb: '128', base_price_inr: 'ask' }));
      expect(outcome).toMatchObject({ type: 'faulty', count: 1, faults: [{ line: 3 }] });
      expect(await currentVersion(database)).toBe(0);
    });

    it('S0-31: refuses a price that moves too far, unless the limit is lifted', async () => {
      await bring(aPriceList());
      const file = aPriceList({ base_price_inr: '15000' });
      expect(await bring(file)).toMatchObject({ type: 'refused', moves: 1, changes: { changed: [{}] } });
      expect(await currentVersion(database)).toBe(1);
      expect(await bring(file, { limit: 'none' })).toMatchObject({ type: 'published', version: 2 });
    });

    it('only looks when it is asked to', async () => {
      await bring(aPriceList());
      expect(await bring(aPriceList({ base_price_inr: '12000' }), { mode: 'check' })).toMatchObject({
        type: 'checked',
        changes: { changed: [{ basisPoints: -400 }] },
      });
      expect(await currentVersion(database)).toBe(1);
    });

    it('S0-81: publishes nothing new for the same prices in any order, but counts as looked after', async () => {
      const lines = [{}, { storage_gb: '128' }];
      await bring(aPriceList(...lines));
      const tomorrow = { at: today + days(1) + hours(1) };
      expect(await bookAge(database, tomorrow.at)).toMatchObject({ stale: true, confirmedAt: today });
      expect(await bring(aPriceList(...lines), { ...tomorrow, mode: 'check' })).toMatchObject({
        type: 'unchanged',
      });
      expect(await bookAge(database, tomorrow.at)).toMatchObject({ stale: true });
      const again = await bring(aPriceList(...lines.toReversed()), tomorrow);
      expect(again).toMatchObject({ type: 'unchanged', current: { version: 1, stale: true } });
      expect(await currentVersion(database)).toBe(1);
      expect(await bookAge(database, tomorrow.at)).toMatchObject({
        stale: false,
        age: 0,
        publishedAt: today,
      });
    });

    it('publishes what no price shows: another year, other aliases', async () => {
      await bring(aPriceList());
      const outcome = await bring(aPriceList({ year: '2020', aliases: 'eleven' }));
      expect(outcome).toMatchObject({
        type: 'published',
        version: 2,
        changes: { redescribed: 1, changed: [] },
      });
    });

    it('takes the prices of a sample for a sample still, and any other list for what its bringer says', async () => {
      await bring(aPriceList(), { sample: true });
      expect(await bring(aPriceList())).toMatchObject({ type: 'unchanged', current: { sample: true } });
      await bring(aPriceList({ base_price_inr: '12501' }));
      expect(await loadBook(database)).toMatchObject({ version: 2, sample: false });
      await bring(aPriceList({ base_price_inr: '12501' }), { sample: true });
      expect(await loadBook(database)).toMatchObject({ version: 3, sample: true });
    });
  });

  it('S0-81: is stale when nobody has looked after it for a day', async () => {
    expect(await bookAge(database, today)).toBeUndefined();
    await publish(aPriceList());
    expect(await bookAge(database, today + days(1))).toMatchObject({
      version: 1,
      age: days(1),
      stale: false,
    });
    expect(await bookAge(database, today + days(1) + 1)).toMatchObject({ stale: true });
    expect(await bookAge(database, today - 1)).toMatchObject({ age: 0, stale: false });
  });

  it('S0-31: is a sample at first, made once by however many instances that start together', async () => {
    expect(await Promise.all([1, 2, 3, 4].map(() => seedBook(database, today)))).toEqual([1, 1, 1, 1]);
    const book = await loadBook(database);
    expect(book.sample).toBe(true);
    expect(book.variants.length).toBeGreaterThan(2_000);
    expect((await loadServiceAreas(database)).length).toBeGreaterThan(50);
    expect(await seedBook(database, today)).toBe(1);
  });

  it('S0-80: keeps the areas of the shop when the sample comes', async () => {
    await publishAreas(database, [{ area: '560', city: 'Bengaluru' }]);
    await publish(aPriceList());
    expect(await seedBook(database, today)).toBe(1);
    expect(await loadServiceAreas(database)).toEqual([{ area: '560', city: 'Bengaluru' }]);
    await expect(publishAreas(database, [])).rejects.toThrow(RangeError);
  });

  it('S0-80: holds whole lists of areas only, however many come together', async () => {
    const lists = ['Delhi', 'Mumbai', 'Pune'].map((city) =>
      ['110', '400', '411'].map((area) => ({ area, city })),
    );
    await Promise.all(lists.map((areas) => publishAreas(database, areas)));
    expect(lists).toContainEqual(await loadServiceAreas(database));
  });
});

describe.runIf(databaseKinds.includes('postgres'))('the price book of several machines', () => {
  it('S0-31: is published once when several of them import at the same time', async () => {
    const url = await testDatabaseUrl();
    const machines = await Promise.all([openDatabase({ url }), openDatabase({ url }), openDatabase({ url })]);
    const outcomes = await Promise.all(
      machines.map((machine) => importList(machine, bytesOf(aPriceList()), defaults)),
    );
    expect(outcomes.map(({ type }) => type).toSorted()).toContain('published');
    expect(outcomes.filter(({ type }) => type === 'published')).toHaveLength(1);
    expect(await Promise.all(machines.map(currentVersion))).toEqual([1, 1, 1]);
    await Promise.all(machines.map((machine) => machine.close()));
  });
});
