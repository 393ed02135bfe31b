import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { days, minutes, rupees } from '#core/shared/index.ts';
import {
  clearVendor,
  codeToSend,
  type Issued,
  issueCode,
  type PayoutStore,
  type Release,
  verifyCode,
} from '../../db/payouts/index.ts';
import { noon } from '../core/buyback/people.ts';
import { databaseKinds } from '../support/database.ts';
import { asha, payoutStoreOn, price, rao } from './a-payout-store.ts';
import { anOrderStore, sell, takeEffects } from './an-order-store.ts';

let vendors = 0;
const freshVendor = (): string => `slack:T1:V${++vendors}`;

describe.each(databaseKinds)('codes that release a payout, on %s', (kind) => {
  let store: PayoutStore;
  beforeAll(async () => {
    store = payoutStoreOn((await anOrderStore(kind)).database).store;
  });
  afterAll(() => store.database.close());

  const issue = (release: Release) => store.database.inTransaction((tx) => issueCode(tx, store, release));
  const verify = (code: string, release: Release) =>
    store.database.inTransaction((tx) => verifyCode(tx, store, code, release));
  const deal = async (changes: Partial<Release> = {}): Promise<Release> => {
    const { number } = await sell(store);
    return { number, amount: price, destination: asha, vendor: freshVendor(), at: noon, ...changes };
  };
  const issued = async (release: Release): Promise<Extract<Issued, { ok: true }>> => {
    const code = await issue(release);
    if (!code.ok) throw new Error(code.refusal.type);
    return code;
  };
  const other = (code: string, n = 1): string => String((Number(code) + n) % 1_000_000).padStart(6, '0');

  it('S0-70, S1: the right code releases once, for what it was sent for', async () => {
    const release = await deal();
    const { code, expiresAt } = await issued(release);
    expect(code).toMatch(/^\d{6}$/);
    expect(expiresAt).toBe(noon + minutes(5));
    expect(await verify(code, release)).toMatchObject({ ok: true });
    expect(await verify(code, release)).toEqual({ ok: false, verdict: { type: 'used' } });
  });

  it('S0-70, S1, S7: is nowhere to be read, and is the same when it is sent again', async () => {
    const release = await deal({ destination: rao });
    const { number } = release;
    const { id, code } = await issued(release);
    const [row] = await store.database.query('select t::text as all from payout_codes t where id = $1', [id]);
    for (const secret of [code, '50100123456789', 'Asha Rao']) expect(row?.all).not.toContain(secret);
    expect(JSON.stringify(await takeEffects(store))).not.toContain(`"${code}"`);
    expect(await codeToSend(store, { id, at: noon + 1 })).toMatchObject({
      code,
      number,
      amount: price,
      masked: 'HDFC xxxxxxxxxx6789',
    });
    expect(await codeToSend(store, { id, at: noon + minutes(5) })).toBeUndefined();
  });

  it.each([
    ['not-this-amount', { amount: rupees(18_499) }],
    ['not-this-destination', { destination: rao }],
    ['not-this-vendor', { vendor: 'slack:T1:V0' }],
  ])('S1: %s: what has changed since makes it void for good', async (type, change) => {
    const release = await deal();
    const { code } = await issued(release);
    expect(await verify(code, { ...release, ...change })).toEqual({ ok: false, verdict: { type } });
    expect(await verify(code, release)).toEqual({ ok: false, verdict: { type: 'void' } });
  });

  it('S1: five wrong tries end a code, also for who knows it then', async () => {
    const release = await deal();
    const { code } = await issued(release);
    for (const left of [4, 3, 2, 1, 0])
      expect(await verify(other(code), release)).toMatchObject({ verdict: { type: 'wrong', left } });
    expect(await verify(code, release)).toEqual({ ok: false, verdict: { type: 'too-many', of: 'code' } });
  });

  it('S1: expires after five minutes, and the next one replaces it', async () => {
    const release = await deal();
    const first = await issued(release);
    expect(await verify(first.code, { ...release, at: noon + minutes(5) })).toEqual({
      ok: false,
      verdict: { type: 'expired' },
    });
    const second = await issued({ ...release, at: noon + 1 });
    if (first.code !== second.code)
      expect(await verify(first.code, { ...release, at: noon + 2 })).toMatchObject({
        verdict: { type: 'wrong' },
      });
    expect(await verify(second.code, { ...release, at: noon + 3 })).toMatchObject({ ok: true });
  });

  it('S1: three codes a day for an order, ten wrong ones ever', async () => {
    const release = await deal();
    for (let n = 0; n < 3; n++) await issued({ ...release, at: noon + n });
    expect(await issue({ ...release, at: noon + 4 })).toEqual({
      ok: false,
      refusal: { type: 'too-many', of: 'codes', until: noon + days(1) },
    });
    for (const day of [1, 2]) {
      const at = noon + days(day) + 10;
      const { code } = await issued({ ...release, at });
      for (let n = 0; n < 5; n++) await verify(other(code), { ...release, at });
    }
    const at = noon + days(30);
    const stranger = { ...release, vendor: freshVendor(), at };
    expect(await issue(stranger)).toEqual({ ok: false, refusal: { type: 'too-many', of: 'order' } });
  });

  it('S1: a vendor who guesses across orders is stopped for the day, then suspended until CX has looked', async () => {
    const vendor = freshVendor();
    const guess = async (many: number, at: number) => {
      const release = { ...(await deal({ vendor })), at };
      const { code } = await issued(release);
      for (let n = 0; n < many; n++) await verify(other(code), release);
      return { release, code };
    };
    await guess(5, noon);
    await guess(4, noon);
    const { release, code } = await guess(1, noon);
    expect(await verify(code, release)).toMatchObject({ verdict: { type: 'too-many', of: 'vendor' } });
    await guess(5, noon + days(2));
    await guess(4, noon + days(2));
    const last = { ...(await deal({ vendor })), at: noon + days(4) };
    const lastCode = (await issued(last)).code;
    expect(await verify(other(lastCode), last)).toMatchObject({ verdict: { suspends: true, left: 0 } });
    expect(await verify(lastCode, last)).toEqual({ ok: false, verdict: { type: 'suspended' } });
    const later = { ...(await deal({ vendor })), at: noon + days(60) };
    expect(await issue(later)).toEqual({ ok: false, refusal: { type: 'suspended' } });
    const clearing = { vendor, by: 'slack:T1:U1', at: noon + days(61) };
    await store.database.inTransaction((tx) => clearVendor(tx, clearing));
    const again = { ...later, at: noon + days(61) + 1 };
    expect(await verify((await issued(again)).code, again)).toMatchObject({ ok: true });
  });

  it('S1: tries are kept as they were counted', async () => {
    const release = await deal();
    const { code, id } = await issued(release);
    await verify(other(code), release);
    for (const text of [
      'update payout_code_tries set at = now()',
      'update payout_code_tries set vendor = $$x$$',
      'delete from payout_code_tries',
      `update payout_codes set tries = 6 where id = ${id}`,
    ])
      await expect(store.database.query(text)).rejects.toThrow();
  });
});
