import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { days, hours, minutes } from '#core/shared/index.ts';
import { claimItem, openItem, remindOfLate } from '#db/work/index.ts';
import type { OrderStore } from '../../db/orders/index.ts';
import { noon } from '../core/buyback/people.ts';
import { databaseKinds } from '../support/database.ts';
import { person } from './a-vendor-desk.ts';
import { anOrderStore } from './an-order-store.ts';

describe.each(databaseKinds)('tasks that are late, on %s', (kind) => {
  let store: OrderStore;
  beforeAll(async () => {
    store = await anOrderStore(kind);
    const admins = [person(91), person(92)].map(({ account }) => account);
    await store.database.query(
      "insert into staff (account, name, roles) select account, account, '{admin}' from unnest($1::text[]) as a(account)",
      [admins],
    );
  });
  afterAll(() => store.database.close());

  const open = (id: string) =>
    openItem(store, { id, kind: 'lead-credit', subject: { order: `of ${id}` }, at: noon });
  /** Who is told of what, and whose card is drawn anew, since it was last asked. */
  const told = async (at: number) => {
    await store.database.query('delete from outbox');
    await remindOfLate(store, at);
    const rows = await store.database.query<{ kind: string; payload: { account?: string; id?: string } }>(
      "select kind, payload::json as payload from outbox where kind in ('tell', 'item-card') order by lane",
    );
    return rows.map(({ payload }) => payload.account ?? payload.id);
  };

  it('S0-61: are told to who has them, or to the admins when nobody has, once', async () => {
    await open('free');
    await open('taken');
    await claimItem(store, { id: 'taken', by: person(1), at: noon + minutes(1) });
    expect(await told(noon + hours(23))).toEqual([]);
    expect((await told(noon + days(1) + 1)).sort()).toEqual(
      ['free', 'taken', person(1).account, person(91).account, person(92).account].sort(),
    );
    expect(await told(noon + days(1) + 2)).toEqual([]);
    // Long afterwards, when it was forgotten that anybody was told.
    await store.database.query("delete from inbound where id = 'late:free'");
    expect(await told(noon + days(9))).toContain('free');
  });
});
