import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#db/client/index.ts';
import { databaseKinds, testDatabase } from '../support/database.ts';
import { openShop, type Shop } from '../support/open-shop.ts';
import { typedSale } from '../support/typed-sale.ts';

const tables = `select table_name as name from information_schema.tables where table_schema = 'public'`;

/** Every row of every table, as a dump shows it. */
async function everything({ query }: Database): Promise<string> {
  const all = await query<{ name: string }>(tables);
  const rows = await Promise.all(all.map(({ name }) => query(`select t::text as row from "${name}" t`)));
  return JSON.stringify(rows);
}

/** As the customer typed it, and as we keep it. */
const personal = /Asha|Rao\b|98765 ?43210|Sai Kripa|SV Road/;

describe.each(databaseKinds)('what a customer tells of themselves, on %s', (kind) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(await testDatabase(kind));
  });
  afterAll(() => shop.close());

  it('S8: is read by nobody who has the database and no key, at any step of a sale and after it', async () => {
    const person = shop.person('at-rest');
    for (const text of typedSale) {
      await person.says(text);
      expect(await everything(shop.database), text).not.toMatch(personal);
    }
    await shop.counter.outbox.idle();
    await person.says('sell');
    await person.says('iphone 11 128 gb');
    expect(await everything(shop.database)).not.toMatch(personal);
  });

  it('S8: is read by nobody while a person of ours answers', async () => {
    const person = shop.person('at-rest-2');
    for (const text of typedSale) await person.says(text);
    await person.says('talk to a person');
    await person.delivers({ type: 'text', text: 'This is Asha Rao, please ring 98765 43210' }, 'at-rest:1');
    expect(await everything(shop.database)).not.toMatch(personal);
    await shop.counter.outbox.idle();
    expect(await everything(shop.database)).not.toMatch(personal);
  });

  it('S8: a conversation that was moved to another chat is not read there', async () => {
    const [mine, other] = [shop.person('at-rest-3'), shop.person('at-rest-4')];
    for (const text of typedSale.slice(0, -1)) await mine.says(text);
    await other.does({ type: 'start' });
    await shop.database.query(
      `update conversations set state = (select state from conversations where key = $1) where key = $2`,
      [mine.conversation, other.conversation],
    );
    await other.says('create order');
    expect(other.text()).not.toMatch(personal);
    const made = 'select count(*)::int as n from orders where conversation = $1';
    expect(await shop.database.query(made, [other.conversation])).toEqual([{ n: 0 }]);
  });
});
