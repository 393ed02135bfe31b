import { describe, expect, it } from 'vitest';
import { rupees } from '#core/shared/index.ts';
import { openDatabase, sqlState } from '../../db/client/index.ts';
import { holdForClaim, recordTopUp, walletOf } from '../../db/ledger/index.ts';
import { databaseKinds, testDatabaseUrl } from '../support/database.ts';
import { cx, estimate, fee, fees } from './a-ledger.ts';

describe.skipIf(!databaseKinds.includes('postgres'))(
  'a role that does not own the tables, on postgres',
  () => {
    it('M2: moves money, and may not change what was booked', async () => {
      const database = await openDatabase({
        url: await testDatabaseUrl('template1'),
        size: { lanes: 1, slots: 1 },
      });
      try {
        await database.script(
          `do $$ begin create role haat_app; exception when duplicate_object then null; end $$`,
        );
        await database.migrate();
        const wallet = { vendor: 'V1', amount: rupees(20_000), reference: 'UTR1', ...cx };
        await database.inTransaction(async (tx) => {
          await tx.script('set local role haat_app');
          await recordTopUp(tx, wallet);
          await holdForClaim(tx, { order: 'HT-1', vendor: 'V1', estimate, policy: fees, ...cx });
          expect((await walletOf(tx, 'V1')).held).toBe(estimate + fee);
        });
        for (const statement of [
          'update ledger_lines set amount = 1',
          'delete from ledger_entries',
          'truncate ledger_lines',
          'delete from ledger_balances',
          'delete from ledger_holds',
        ]) {
          const tried = database.inTransaction((tx) => tx.script(`set local role haat_app; ${statement}`));
          expect([statement, await tried.then(() => 'done', sqlState)]).toEqual([statement, '42501']);
        }
      } finally {
        await database.close();
      }
    });
  },
);
