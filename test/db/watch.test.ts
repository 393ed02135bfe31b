import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { publishAreas, publishBook, watchAreas, watchBook } from '#db/books/index.ts';
import type { Database } from '#db/client/index.ts';
import { databaseKinds, testDatabase } from '../support/database.ts';
import { aPriceList, rowsOf, today } from './a-price-list.ts';

describe.each(databaseKinds)('a price book that is published while Haat runs on %s', (kind) => {
  let database: Database;
  beforeAll(async () => {
    database = await testDatabase(kind);
  });
  beforeEach(() => database.script('truncate price_books, service_areas, settings'));
  afterAll(() => database.close());

  const publish = async (file: string) =>
    publishBook(database, { rows: await rowsOf(file), by: 'Asha', sample: false, at: today });

  const hear = <Thing>() => {
    const heard: Thing[] = [];
    const errors: unknown[] = [];
    const onNew = (thing: Thing): void => void heard.push(thing);
    return { heard, errors, onNew, report: (error: unknown) => void errors.push(error) };
  };

  it('S0-31: reaches it by a hint, long before its next look', async () => {
    const { heard, ...ears } = hear<{ readonly version: number }>();
    const stop = watchBook(database, { every: 3_600_000, version: 0, ...ears });
    await publish(aPriceList());
    await expect.poll(() => heard.map(({ version }) => version)).toEqual([1]);
    await publish(aPriceList({ storage_gb: '128' }));
    await expect.poll(() => heard.map(({ version }) => version)).toEqual([1, 2]);
    await stop();
  });

  it('S0-31: reaches it without any hint, and does not stop at an error', async () => {
    const deaf: Database = { ...database, listen: () => Promise.reject(new Error('no ears')) };
    const { heard, errors, report, onNew } = hear<{ readonly version: number }>();
    let refusals = 2;
    const stop = watchBook(deaf, {
      every: 5,
      version: 0,
      report,
      onNew: (book) => {
        refusals -= 1;
        if (refusals >= 0) throw new Error('not now');
        onNew(book);
      },
    });
    await publish(aPriceList());
    await expect.poll(() => heard.map(({ version }) => version)).toEqual([1]);
    expect(errors.map(String)).toEqual(['Error: no ears', 'Error: not now', 'Error: not now']);
    await stop();
    await publish(aPriceList({ storage_gb: '128' }));
    expect(heard).toHaveLength(1);
  });

  it('never looks twice at the same time', async () => {
    let looking = 0;
    let most = 0;
    const slow = async () => {
      most = Math.max(most, ++looking);
      await new Promise((resolve) => setTimeout(resolve, 20));
      looking -= 1;
    };
    const stop = watchBook(database, { every: 1, version: 0, onNew: slow, report: () => {} });
    for (const storage_gb of ['64', '128', '256']) await publish(aPriceList({ storage_gb }));
    await expect.poll(() => most).toBe(1);
    await stop();
    expect([most, looking]).toEqual([1, 0]);
  });

  it('S0-80: gets new service areas the same way', async () => {
    const { heard, ...ears } = hear<readonly { readonly city: string }[]>();
    const stop = watchAreas(database, { every: 3_600_000, version: 0, ...ears });
    await publishAreas(database, [{ area: '560', city: 'Bengaluru' }]);
    await expect.poll(() => heard).toEqual([[{ area: '560', city: 'Bengaluru' }]]);
    await stop();
  });
});
