import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Running, start } from '#bots/start.ts';
import { checkPincodes } from '../../../scripts/admin/check-pincodes.ts';
import { checkTracking } from '../../../scripts/admin/check-tracking.ts';
import { funnel } from '../../../scripts/admin/funnel.ts';
import { staff } from '../../../scripts/admin/staff.ts';
import { vendors } from '../../../scripts/admin/vendors.ts';
import { haveVendors } from '../../db/a-vendor-list.ts';

type Script = (environment: Readonly<Record<string, string>>, say: (text: string) => void) => Promise<number>;

describe('commands of admins', () => {
  const dir = mkdtempSync(join(tmpdir(), 'haat-admin-'));
  const environment = {
    NODE_ENV: 'test',
    DATA_DIR: join(dir, 'data'),
    HAAT_SECRET: 'a secret for tests only, long enough for anybody',
    PORT: '0',
    LOG_LEVEL: 'silent',
    PLAYGROUND: 'false',
  };
  let haat: Running;
  beforeAll(async () => {
    haat = await start(environment);
    if (!haat.ok) throw new Error(haat.faults.join('\n'));
  });
  afterAll(async () => {
    if (haat.ok) await haat.stop();
    rmSync(dir, { recursive: true, force: true });
  });

  const run = async (script: Script) => {
    const said: string[] = [];
    const code = await script(environment, (text) => said.push(text));
    return { code, text: said.join('\n') };
  };
  const runs = (...args: readonly string[]) => run((each, say) => staff(args, each, say));

  it('S0-1: roles are set while Haat runs, and say in one line what is wrong', async () => {
    expect(await runs('set', 'slack:T1:U1', 'cx,', 'Sales')).toEqual({
      code: 0,
      text: 'slack:T1:U1 is now: sales, cx. It counts from the next thing they do.',
    });
    expect((await runs('list')).text).toMatch(/^slack:T1:U1 .* sales, cx$/);
    expect(await runs('set', 'slack:T1:U1', 'boss')).toMatchObject({
      code: 1,
      text: expect.stringContaining('no role boss'),
    });
    expect((await runs('set', 'slack:T1:U1')).text).toMatch(/^Which roles\?/);
    expect((await runs('set', 'asha', 'cx')).text).toMatch(/^An account looks like/);
    expect((await runs('remove', 'slack:T1:U9')).text).toMatch(/^Nobody active has the account/);
    expect((await runs('remove', 'slack:T1:U1')).code).toBe(0);
    expect((await runs('list')).text).toMatch(/let go$/);
    expect((await runs('fire')).text).toMatch(/^Usage:/);
  });

  it('S0-58: a vendor is stopped and let go on while Haat runs', async () => {
    const says = (...args: readonly string[]) => run((each, say) => vendors(args, each, say));
    expect((await says('list')).text).toBe('No vendor is listed: the shop picks up itself.');
    if (!haat.ok) throw new Error('Haat does not run');
    await haveVendors(haat.counter.store.database, { vendor: 'asha', name: 'Asha Mobiles' });
    expect(await says('suspend', 'asha')).toMatchObject({ code: 0 });
    expect((await says('list')).text).toMatch(/^asha +Asha Mobiles +suspended$/);
    expect(await says('resume', 'asha')).toEqual({ code: 0, text: 'asha may have orders again.' });
    expect((await says('list')).text).toMatch(/active$/);
    expect(await says('suspend', 'house')).toMatchObject({ code: 1 });
    expect(await says('suspend', 'ravi')).toEqual({
      code: 1,
      text: 'There is no vendor ravi. See: npm run vendors -- list',
    });
    expect((await says('fire')).text).toMatch(/^Usage:/);
  });

  it('S0-1: nobody sets roles without the secret of this Haat', async () => {
    const said: string[] = [];
    const stranger = { ...environment, HAAT_SECRET: 'another secret, which is long enough for anybody' };
    expect(await staff(['set', 'slack:T1:U2', 'admin'], stranger, (text) => said.push(text))).toBe(1);
    expect(said.join()).toContain('another HAAT_SECRET');
  });

  it('S0-3: the funnel is printed, S0-79 S0-80: and the checks say what they looked at', async () => {
    expect(await run((each, say) => funnel(['--days', '3'], each, say))).toEqual({
      code: 0,
      text: 'Nobody wrote in this time.',
    });
    expect((await run((each, say) => funnel(['--days', 'x'], each, say))).code).toBe(1);
    expect(await run((each, say) => checkTracking([], each, say))).toMatchObject({ code: 0 });
    expect((await run((each, say) => checkPincodes([], each, say))).text).toMatch(
      /19414 pincodes and 61 areas looked at: no conflicts\.$/,
    );
  });
});
