import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { currentVersion, loadBook, loadServiceAreas } from '#db/books/index.ts';
import { type Database, openDatabase } from '#db/client/index.ts';
import { importAreas } from '../../scripts/import-catalogue/import-areas.ts';
import { importCatalogue } from '../../scripts/import-catalogue/import-catalogue.ts';
import { aLongPriceList, aPriceList } from '../db/a-price-list.ts';
import { databaseKinds, testDatabaseUrl } from '../support/database.ts';
import { stopwatch } from '../support/speed.ts';
import { recordedScreen } from './recorded-screen.ts';

describe.runIf(databaseKinds.includes('postgres'))('npm run import-catalogue', () => {
  const folder = mkdtempSync(join(tmpdir(), 'haat-import-'));
  const file = join(folder, 'prices.csv');
  let database: Database;
  let environment: { DATABASE_URL: string };
  beforeAll(async () => {
    environment = { DATABASE_URL: await testDatabaseUrl() };
    database = await openDatabase({ url: environment.DATABASE_URL });
  });
  beforeEach(() => database.script('truncate price_books, service_areas, settings, work_items, outbox'));
  afterAll(async () => {
    await database.close();
    rmSync(folder, { recursive: true });
  });

  const run = async (list: string | Uint8Array, ...args: string[]) => {
    writeFileSync(file, list);
    const { screen, ...shown } = recordedScreen();
    const code = await importCatalogue([file, ...args], environment, screen);
    return { code, last: shown.lines.at(-1), ...shown };
  };

  it('S0-81: puts a list in force and ends with one line that says so', async () => {
    const { code, last, reached } = await run(aPriceList({}, { storage_gb: '128' }), '--by', 'Asha');
    expect([code, last]).toEqual([
      0,
      'end: Price book 1 is in force with 2 variants: 2 new, 0 changed, 0 gone.',
    ]);
    expect(reached.at(-1)).toBe(aPriceList({}, { storage_gb: '128' }).length);
    const [row] = await database.query('select published_by, sample, variants from price_books');
    expect(row).toEqual({ published_by: 'Asha', sample: false, variants: 2 });
  });

  it('S0-81: shows what is new, changed and gone, the biggest move first', async () => {
    await run(aPriceList({}, { storage_gb: '128' }, { storage_gb: '256' }));
    const { code, text, last } = await run(
      aPriceList(
        { base_price_inr: '13,000' },
        { storage_gb: '128', base_price_inr: '11,000.50' },
        { storage_gb: '512', base_price_inr: '1,25,000' },
      ),
    );
    expect(text()).toContain(
      [
        'Changed prices (2), the biggest move first',
        'Apple iPhone 11 128 GB  ₹12,500  ->  ₹11,000.50  -12.0%',
        'Apple iPhone 11 64 GB   ₹12,500  ->     ₹13,000  +4.0%',
        'New (1)',
        'Apple iPhone 11 512 GB  ₹1,25,000',
        'Gone (1)',
        'Apple iPhone 11 256 GB  ₹12,500',
      ]
        .join('\n')
        .replace('  +4.0%', '   +4.0%'),
    );
    expect([code, last]).toEqual([
      0,
      'end: Price book 2 is in force with 3 variants: 1 new, 2 changed, 1 gone.',
    ]);
  });

  it('S0-31: refuses a price that moves by more than the limit, and says how to mean it', async () => {
    await run(aPriceList());
    const dearer = aPriceList({ base_price_inr: '15000' });
    const { code, text, last } = await run(dearer);
    expect(text()).toContain('error: 1 price moves by more than 15%, most of all phone-apple-iphone-11-64');
    expect(text()).toContain('₹12,500  ->  ₹15,000  +20.0%');
    expect([code, last]).toEqual([
      1,
      'end: Nothing was published. If these prices are meant, say --force-prices, or a higher --limit.',
    ]);
    expect(await currentVersion(database)).toBe(1);
    expect((await run(dearer, '--limit', '19.99')).code).toBe(1);
    expect((await run(dearer, '--dry-run')).code).toBe(1);
    expect((await run(dearer, '--limit', '20')).code).toBe(0);
    expect((await run(aPriceList({ base_price_inr: '1' }), '--force-prices')).code).toBe(0);
    expect(await currentVersion(database)).toBe(3);
  });

  it('leaves everything as it is on a dry run', async () => {
    await run(aPriceList());
    const { code, last } = await run(aPriceList({}, { storage_gb: '128' }), '--dry-run');
    expect([code, last]).toEqual([0, 'end: Dry run, nothing was published: 1 new, 0 changed, 0 gone.']);
    expect(await currentVersion(database)).toBe(1);
  });

  it('S0-81: publishes nothing for the same file again', async () => {
    await run(aPriceList(), '--sample');
    const { code, last } = await run(aPriceList());
    expect([code, last]).toEqual([0, 'end: No changes: price book 1 stays in force, as a sample.']);
  });

  it('S0-81: warns when nobody has looked after the prices for a day', async () => {
    await run(aPriceList());
    await database.script(`create table old as select * from price_books; truncate price_books;
      insert into price_books select version, published_at - interval '75 hours', published_by, sample, variants, document
      from old; drop table old`);
    expect((await run(aPriceList({ storage_gb: '128' }), '--dry-run')).text()).toContain(
      'warn: Price book 1 was last looked after 3 days ago; customers count on prices of today.',
    );
    expect((await run(aPriceList())).last).toContain('No changes');
    expect((await run(aPriceList())).text()).not.toContain('warn');
  });

  it('publishes nothing of a list with faults, tells each by its line, and keeps many of them in a file', async () => {
    const few = await run(aPriceList({}, { storage_gb: '0' }, { storage_gb: '128', year: '19' }));
    expect(few.text()).toContain('error: line 3: storage_gb is "0"');
    expect(few.text()).toContain('\nline 4: year is "19"');
    expect([few.code, few.last]).toEqual([1, 'end: Nothing was published: 2 faults in the list.']);
    expect(existsSync(`${file}.faults.csv`)).toBe(false);
    const many = await run(aPriceList(...Array.from({ length: 30 }, () => ({ model: '=1+1' }))));
    expect(many.text()).toContain('\n... and 10 more\n');
    expect(many.text()).toContain(`info: ${file}.faults.csv has 30 of them.`);
    const kept = readFileSync(`${file}.faults.csv`, 'utf8').split('\n');
    expect(kept).toHaveLength(32);
    expect(kept[1]).toContain('2,"model is ""=1+1"": it must not start with');
    expect(await currentVersion(database)).toBe(0);
  });

  it('S0-23: tells who asked for a model that came with the list', async () => {
    await run(aPriceList({ model: 'iPhone 16' }));
    await database.query(
      `insert into work_items (id, kind, team, status, conversation, subject, due_at, created_at)
        values ('a', 'model-request', 'pricing', 'open', 'terminal:1', $1::jsonb, now(), now())`,
      [{ category: 'phone', brand: '', name: 'i phone 17', year: 2025 }],
    );
    const { text } = await run(aPriceList({ model: 'iPhone 16' }, { model: 'iPhone 17', year: '2025' }));
    expect(text()).toContain('1 request answered, and the customers are told\n"i phone 17": Apple iPhone 17');
    expect(await database.query('select kind from outbox order by id')).toEqual([
      { kind: 'item-card' },
      { kind: 'news' },
    ]);
  });

  it('S0-31: publishes one of two lists that come at the same time', async () => {
    await run(aPriceList());
    const lists = ['12,000', '12,100', '12,200', '12,300'].map((base_price_inr, n) => {
      const path = join(folder, `list-${n}.csv`);
      writeFileSync(path, aPriceList({ base_price_inr }));
      return path;
    });
    const ends = await Promise.all(
      lists.map(async (path) => {
        const { screen, lines } = recordedScreen();
        const code = await importCatalogue([path], environment, screen);
        return { code, last: lines.at(-1) };
      }),
    );
    const published = ends.filter(({ code }) => code === 0).length;
    expect(published).toBeGreaterThan(0);
    expect(await currentVersion(database)).toBe(1 + published);
    for (const { code, last } of ends)
      expect(last).toContain(code === 0 ? 'is in force' : 'somebody else published a price book just now');
  });

  it('S0-81: takes 20,000 variants in under 5 s', async () => {
    await run(aLongPriceList(20_000));
    const importing = stopwatch();
    const { last } = await run(aLongPriceList(20_000, '26,000'));
    expect(importing()).toBeLessThan(5_000);
    expect(last).toBe('end: Price book 2 is in force with 20,000 variants: 0 new, 20,000 changed, 0 gone.');
    expect((await loadBook(database)).variants[0]?.base).toBe(2_600_000);
  });

  it('says in one sentence why it cannot begin', async () => {
    const { screen, lines, text } = recordedScreen();
    expect(await importCatalogue([join(folder, 'nothing.csv')], environment, screen)).toBe(1);
    expect(text()).toContain('nothing.csv.\nend: Nothing was published.');
    expect(await importCatalogue([folder], environment, screen)).toBe(1);
    expect(text()).toContain(`error: ${folder} is not a file.`);
    writeFileSync(file, aPriceList());
    const nowhere = { DATABASE_URL: 'postgres://haat@127.0.0.1:1/haat' };
    expect(await importCatalogue([file], nowhere, screen)).toBe(1);
    expect(lines.at(-2)).toBe('error: the database of DATABASE_URL cannot be opened: it does not answer.');
  });

  it('S0-80: puts service areas in force the same way', async () => {
    const areas = async (list: string, ...args: string[]) => {
      writeFileSync(file, list);
      const { screen, lines } = recordedScreen();
      return { code: await importAreas([file, ...args], environment, screen), lines };
    };
    const list = 'area,city\n560,Bengaluru\n110001-110097,Delhi\n';
    expect(await areas(list, '--dry-run')).toMatchObject({ code: 0 });
    expect(await loadServiceAreas(database)).toEqual([]);
    const { code, lines } = await areas(list);
    expect([code, lines.at(-1)]).toEqual([0, 'end: 2 areas in force.']);
    expect(lines).toContain('New (2)\n560            Bengaluru\n110001-110097  Delhi');
    expect((await areas(list)).lines.at(-1)).toBe('end: No changes: the same areas stay in force.');
    expect(await areas('area,city\n5x,Bengaluru\n')).toMatchObject({ code: 1 });
    expect(await loadServiceAreas(database)).toHaveLength(2);
  });
});
