import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#core/buyback/index.ts';
import { listStaff, removeStaff, setRoles } from '#db/staff/index.ts';
import { admitted, type OrderStore } from '../../db/orders/index.ts';
import { databaseKinds } from '../support/database.ts';
import { account, clearVendors, vendor } from './a-vendor-desk.ts';
import { haveVendors, houseLine } from './a-vendor-list.ts';
import { anOrderStore } from './an-order-store.ts';

describe.each(databaseKinds)('who acts for the shop for the first time, on %s,', (kind) => {
  let store: OrderStore;
  beforeAll(async () => {
    store = await anOrderStore(kind);
  });
  beforeEach(() => clearVendors(store));
  afterAll(() => store.database.close());

  let people = 0;
  const somebody = (from = 'slack:T7'): Actor => {
    people++;
    return { role: 'operator', account: `${from}:N${people}`, name: `New ${people}` };
  };
  const roles = (by: Actor) => admitted(store.database, by);
  const asks = (by: Actor) => ({
    ok: false,
    reason: { key: 'staff.new-here', params: { account: by.account } },
  });

  it('S0-1: is taken on as CX while the shop is among itself, also when it lists vendors without people', async () => {
    expect(await roles(somebody())).toEqual({ ok: true, value: ['cx'] });
    await haveVendors(store.database, vendor(1, { members: '' }));
    expect(await roles(somebody())).toEqual({ ok: true, value: ['cx'] });
  });

  it('S0-1 S0-52: is nothing where vendors work, reads that an admin has to add them, and then is what they say', async () => {
    const before = somebody();
    await roles(before);
    await haveVendors(store.database, vendor(1), vendor(2));
    const by = somebody();
    for (const deed of [undefined, 'look', 'see-customers', 'approve', 'figures'] as const)
      expect(await admitted(store.database, by, deed)).toMatchObject(asks(by));
    const listed = (await listStaff(store.database)).find((each) => each.account === by.account);
    expect(listed).toMatchObject({ name: by.name, roles: [], active: true });
    await setRoles(store.database, by.account, ['admin']);
    expect(await roles(by)).toEqual({ ok: true, value: ['admin'] });
    expect(await roles(before)).toEqual({ ok: true, value: ['cx'] });
  });

  it('S0-1: who waited is taken on as CX once nobody of another vendor works there any more', async () => {
    await haveVendors(store.database, vendor(1));
    const [by, gone] = [somebody(), somebody()];
    for (const each of [by, gone]) expect(await roles(each)).toMatchObject(asks(each));
    await removeStaff(store.database, gone.account);
    await haveVendors(store.database, houseLine('yes'));
    expect(await roles(by)).toEqual({ ok: true, value: ['cx'] });
    expect(await roles(gone)).toMatchObject({ ok: false, reason: { key: 'operators.not-staff' } });
  });

  it('S0-1: is what the list of vendors names them, and on a laptop what the playground says', async () => {
    const ours = somebody();
    await haveVendors(store.database, vendor(1), houseLine('yes', { members: ours.account }));
    const theirs: Actor = { role: 'operator', account: account(1), name: 'Vendor 1' };
    const laptop = somebody('playground');
    expect(await roles(ours)).toEqual({ ok: true, value: ['cx'] });
    expect(await roles(theirs)).toEqual({ ok: true, value: ['vendor'] });
    expect(await roles(laptop)).toEqual({ ok: true, value: ['admin'] });
  });
});
