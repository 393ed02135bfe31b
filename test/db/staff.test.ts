import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#core/buyback/index.ts';
import type { Instant } from '#core/shared/index.ts';
import { type AdminTask, runAdminTask } from '../../db/admin/index.ts';
import { keepDispatch } from '../../db/dispatches/index.ts';
import { actOnOrder, findOrder, type OrderStore } from '../../db/orders/index.ts';
import { readFigures, readTracking } from '../../db/reports/index.ts';
import { removeStaff, setRoles } from '../../db/staff/index.ts';
import { turnStore } from '../../db/turns/index.ts';
import { claimItem, findItem, guideChat, openItem } from '../../db/work/index.ts';
import { noon } from '../core/buyback/people.ts';
import { databaseKinds } from '../support/database.ts';
import { testSealer } from '../support/test-sealer.ts';
import { anOrderStore, freshNumber, sell, takeEffects } from './an-order-store.ts';

describe.each(databaseKinds)('people of the shop on %s', (kind) => {
  let store: OrderStore;
  beforeAll(async () => {
    store = await anOrderStore(kind);
  });
  afterAll(() => store.database.close());

  let people = 0;
  const somebody = (): Actor => ({ role: 'operator', account: `slack:T9:U${++people}`, name: `P${people}` });
  const claim = (number: string, by: Actor) =>
    actOnOrder(store, { number, event: { type: 'claim' }, by, at: noon });
  const admin = <T extends AdminTask>(name: T, args: unknown, now: Instant = noon) =>
    runAdminTask(store.database, name, { args, now });

  it('S0-1: a role is read with the action, in its transaction: nothing of a refused one stays', async () => {
    const { number } = await sell(store);
    await takeEffects(store);
    const by = somebody();
    await setRoles(store.database, by.account, ['marketing']);
    const refused = await claim(number, by);
    expect(refused).toMatchObject({ ok: false, reason: { key: 'staff.only-for' } });
    expect((await findOrder(store, number, { type: 'operators' }))?.status).toBe('unassigned');
    expect(await takeEffects(store)).toEqual([]);
    await setRoles(store.database, by.account, ['vendor']);
    expect((await claim(number, by)).ok).toBe(true);
  });

  it('S0-1: a task is for its team', async () => {
    const id = freshNumber();
    await openItem(store, { id, kind: 'model-request', subject: { name: 'Pixel 11' }, at: noon });
    const vendor = somebody();
    await setRoles(store.database, vendor.account, ['vendor']);
    expect(await claimItem(store, { id, by: vendor, at: noon })).toMatchObject({
      ok: false,
      reason: { key: 'staff.only-for' },
    });
    const pricing = somebody();
    await setRoles(store.database, pricing.account, ['pricing']);
    expect((await claimItem(store, { id, by: pricing, at: noon })).ok).toBe(true);
    expect((await findItem(store, id))?.account).toBe(pricing.account);
  });

  it('S0-1: an admin lists people, gives roles and lets go; what they did stays theirs', async () => {
    const { number } = await sell(store);
    const by = somebody();
    expect((await claim(number, by)).ok).toBe(true);
    expect(await admin('staff-set', { account: by.account, roles: ['sales', 'cx'] })).toEqual({
      ok: true,
      value: true,
    });
    const listed = await admin('staff-list', {});
    expect(listed.ok && listed.value.find(({ account }) => account === by.account)).toEqual({
      account: by.account,
      name: by.name,
      roles: ['sales', 'cx'],
      active: true,
    });
    expect(await admin('staff-remove', { account: by.account })).toEqual({ ok: true, value: true });
    expect(await removeStaff(store.database, by.account)).toBe(false);
    expect(await claim((await sell(store)).number, by)).toMatchObject({
      reason: { key: 'operators.not-staff' },
    });
    expect((await findOrder(store, number, { type: 'operators' }))?.holder?.name).toBe(by.name);
    expect((await admin('staff-set', { account: by.account, roles: ['boss'] })).ok).toBe(false);
    await admin('staff-set', { account: by.account, roles: ['cx'] });
    expect((await claim((await sell(store)).number, by)).ok).toBe(true);
  });

  it('B20: nobody is helped along whom the bot never met, or by who may not', async () => {
    const by = somebody();
    const guiding = {
      conversation: 'telegram:7001:nobody',
      guide: { how: 'push', name: by.name },
      at: noon,
    } as const;
    expect(await guideChat(store, { ...guiding, by })).toEqual({
      ok: false,
      reason: { key: 'staff.no-chat' },
    });
    await setRoles(store.database, by.account, ['vendor']);
    expect(await guideChat(store, { ...guiding, by })).toMatchObject({ reason: { key: 'staff.only-for' } });
  });

  it('S0-51: figures count what is late and what today brought', async () => {
    const before = await readFigures(store.database, { now: noon, today: noon - 1 });
    const { quote } = await sell(store, { at: noon });
    await sell(store, { at: noon - 9 * 3_600_000 });
    await openItem(store, {
      id: freshNumber(),
      kind: 'price-missing',
      subject: {},
      at: noon - 9 * 3_600_000,
    });
    const after = await readFigures(store.database, { now: noon, today: noon - 1 });
    expect(after).toEqual({
      late: before.late + 2,
      ordersToday: before.ordersToday + 1,
      valueToday: before.valueToday + quote.breakdown.estimate,
    });
  });

  it('S0-79: tells which events of a day went out, failed, or never were, by where orders came from', async () => {
    const from = noon - 40 * 86_400_000;
    const at = from + 1;
    const tagged = { entry: 'google-ads', channel: 'telegram', source: 'google', medium: 'cpc' };
    const { number } = await sell(store, { at, source: tagged });
    await sell(store, { at, source: { entry: 'direct', channel: 'telegram' } });
    const event = { kind: 'analytics', summary: 'order_created', at } as const;
    await keepDispatch(store.database, { ...event, id: 'a', number, provider: 'ga4', result: 'taken (204)' });
    await keepDispatch(store.database, {
      ...event,
      id: 'b',
      provider: 'simulated',
      result: 'kept here only',
    });
    await store.database.query(
      `insert into outbox (lane, kind, payload, failed_at) values ('x', 'analytics', '{"name":"entered"}', now())`,
    );
    expect(await readTracking(store.database, { from, until: from + 10 })).toEqual({
      events: [
        { name: 'order_created', provider: 'ga4', source: 'google-ads', sent: 1, notSent: 0 },
        { name: 'order_created', provider: 'simulated', source: 'unknown', sent: 0, notSent: 1 },
      ],
      failed: [{ name: 'entered', failed: 1, waiting: 0 }],
      orders: [
        { source: 'direct', orders: 1, tagged: 0, silent: 1 },
        { source: 'google-ads', orders: 1, tagged: 1, silent: 0 },
      ],
    });
    const yesterday = await admin('tracking', {}, from + 86_400_000);
    expect(yesterday.ok && yesterday.value.orders.length).toBe(2);
  });

  it('S0-3 S0-18: the funnel reads where conversations stand, and who ordered', async () => {
    const state = (asking: string) => JSON.stringify({ stack: [{ flow: 'sell', asking, known: {} }] });
    const { conversation } = await sell(store, { at: Date.now(), conversation: 'whatsapp:1:ordered' });
    await store.database.query(
      `insert into conversations (key, state, updated_at) values ($1, '{"stack":[]}', now()),
        ('whatsapp:1:a', $2::text::json, now()), ('whatsapp:1:b', $3::text::json, now() - interval '2 hours'),
        ('whatsapp:1:old', $3::text::json, now() - interval '30 days')`,
      [conversation, state('condition.display'), state('brand')],
    );
    const rows = await admin('funnel', { days: 7 }, Date.now());
    expect(rows.ok && rows.value.filter(({ channel }) => channel === 'whatsapp')).toEqual([
      { channel: 'whatsapp', asking: 'brand', ordered: false, quiet: true, chats: 1 },
      { channel: 'whatsapp', asking: 'condition.display', ordered: false, quiet: false, chats: 1 },
      { channel: 'whatsapp', asking: null, ordered: true, quiet: false, chats: 1 },
    ]);
  });

  it('S0-3: the funnel counts those who gave their name too, whose words nobody can read', async () => {
    const { write } = turnStore(store.database.query, testSealer);
    const stack = [{ flow: 'sell', asking: 'phone', known: { name: 'Asha Verma' } }];
    const position = { key: 'sealed:1:a', version: 0, personal: true, state: { locale: 'en', stack } };
    const done = { rows: [], batches: [] };
    await write({ positions: [position], seen: [], queued: [], rows: {}, done });
    const rows = await admin('funnel', { days: 7 }, Date.now());
    expect(rows.ok && rows.value.filter(({ channel }) => channel === 'sealed')).toEqual([
      { channel: 'sealed', asking: 'phone', ordered: false, quiet: false, chats: 1 },
    ]);
    const [kept] = await store.database.query(
      "select state::text from conversations where key = 'sealed:1:a'",
    );
    expect(kept?.state).not.toContain('Asha');
  });
});
