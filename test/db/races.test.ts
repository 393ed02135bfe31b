import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor, OrderEvent } from '#core/buyback/index.ts';
import { defaultFees, neededFor } from '#core/ledger/index.ts';
import { rupees } from '#core/shared/index.ts';
import { openDatabase } from '#db/client/index.ts';
import { checkDatabase } from '#db/invariants/index.ts';
import { recordTopUp, trialBalance, walletOf } from '#db/ledger/index.ts';
import { actOnOrder } from '#db/orders/index.ts';
import { issueCode, type PayoutStore } from '#db/payouts/index.ts';
import { setRoles } from '#db/staff/index.ts';
import { events } from '../core/buyback/an-order.ts';
import { asha, noon, ravi, system } from '../core/buyback/people.ts';
import { databaseKinds, testDatabaseUrl } from '../support/database.ts';
import type { Deed } from '../support/race/sides.ts';
import { type Round, type TwoProcesses, twoProcesses } from '../support/race/two-processes.ts';
import { payoutStoreOn } from './a-payout-store.ts';
import { haveVendors } from './a-vendor-list.ts';
import { sell } from './an-order-store.ts';
import { manyLike } from './many-orders.ts';

const rounds = 1_000;
const estimate = rupees(18_500);
const needed = neededFor(estimate, defaultFees);
const until = noon + 2 * 3_600_000;

/** Nobody's order after the claim: what asha has done with it. */
const visit = [events.claim, events.schedule, events.depart, events.arrive];
const toTheOffer = [...visit, events.inspect, events['add-photos'], events['submit-inspection']];
const destination = { type: 'upi', vpa: 'meera@okaxis' } as const;
const toThePayment: readonly OrderEvent[] = [
  events.accept,
  { type: 'set-destination', destination },
  events['pass-gate'],
  { type: 'pass-gate', gate: 'identity' },
];

const person = (name: string): Actor => ({ role: 'operator', account: `test:${name}`, name });

describe.skipIf(!databaseKinds.includes('postgres'))(
  'two processes that do the same at once, on postgres',
  () => {
    let store: PayoutStore;
    let processes: TwoProcesses;
    beforeAll(async () => {
      const url = await testDatabaseUrl();
      store = payoutStoreOn(await openDatabase({ url })).store;
      processes = await twoProcesses(url);
    });
    afterAll(async () => {
      await processes.close();
      await store.database.close();
    });

    const imeis = ['356938035643809', '490154203237518', '353918058201233'];
    /** An order that has come that far, with a device of its own. */
    const come = async (
      ...path: readonly OrderEvent[]
    ): Promise<{ number: string; conversation: string }> => {
      const { number, conversation } = await sell(store);
      for (const step of path) {
        const event = step.type === 'inspect' ? { ...step, identifier: String(imeis.shift()) } : step;
        const isTheirs = event.type === 'accept' || event.type === 'set-destination';
        const by = isTheirs ? ({ role: 'customer', account: conversation, name: '' } as const) : asha;
        expect(await actOnOrder(store, { number, event, by, at: noon })).toMatchObject({ ok: true });
      }
      return { number, conversation };
    };

    const fund = (vendor: string, amount: number) =>
      store.database.inTransaction((tx) =>
        recordTopUp(tx, { vendor, amount, reference: `UTR-${vendor}`, by: 'test:admin', at: noon }),
      );

    /** What came of all rounds; two processes that never meet prove nothing. */
    const races = async (
      all: readonly (readonly [one: readonly Deed[], other: readonly Deed[]])[],
      judge: (round: Round, nth: number) => unknown,
    ): Promise<void> => {
      let met = 0;
      for (const [nth, [one, other]] of all.entries()) {
        const round = await processes.race(one, other);
        if (round.met) met++;
        await judge(round, nth);
      }
      expect(met).toBeGreaterThan(all.length / 2);
    };
    const won = ({ results }: Round): number => results.flat().filter((result) => result === 'done').length;

    const count = async (sql: string, ...params: readonly unknown[]) =>
      Number((await store.database.query<{ n: number }>(`select count(*)::int as n ${sql}`, params))[0]?.n);

    it('S0-63 O3 M4: two vendors who claim one order are one winner, whose wallet alone is held', async () => {
      const vendors = ['one', 'other'] as const;
      await haveVendors(
        store.database,
        ...vendors.map((vendor) => ({ vendor, name: vendor, members: `test:${vendor}` })),
      );
      for (const vendor of vendors) await fund(vendor, needed * rounds);
      const numbers = await manyLike(store, (await come()).number, rounds);
      const claim = (number: string, name: string): Deed[] => [
        { do: 'move', number, at: noon, event: events.claim, by: person(name) },
      ];
      const wins = { one: 0, other: 0 };
      await races(
        numbers.map((number) => [claim(number, 'one'), claim(number, 'other')]),
        (round) => {
          expect([won(round), round.results.flat().sort()]).toEqual([1, ['done', 'operators.taken']]);
          wins[round.results[0][0] === 'done' ? 'one' : 'other']++;
        },
      );
      for (const vendor of vendors) {
        const held = needed * wins[vendor];
        expect(await walletOf(store.database, vendor)).toEqual({ available: needed * rounds - held, held });
      }
      expect(await count('from claims where released_at is null and number = any($1::text[])', numbers)).toBe(
        rounds,
      );
      expect(await count("from offers where state = 'claimed' and number = any($1::text[])", numbers)).toBe(
        rounds,
      );
    }, 600_000);

    it('S0-59 M4: a wallet that is enough for one of two orders pays for one of them', async () => {
      const members = 'test:first|test:second';
      await haveVendors(store.database, { vendor: 'narrow', name: 'Narrow', members });
      await fund('narrow', needed + 7);
      const numbers = await manyLike(store, (await come()).number, 2 * rounds);
      const claim = (number: string, name: string): Deed => ({
        do: 'move',
        number,
        at: noon,
        event: events.claim,
        by: person(name),
      });
      const pairs = Array.from({ length: rounds }, (_, n) => numbers.slice(2 * n, 2 * n + 2));
      await races(
        pairs.map(([a = '', b = '']) => [[claim(a, 'first')], [claim(b, 'second')]]),
        async (round, nth) => {
          expect(round.results.flat().sort()).toEqual(['done', 'matching.may-not-claim']);
          expect(await walletOf(store.database, 'narrow')).toEqual({ available: 7, held: needed });
          const side = round.results[0][0] === 'done' ? 0 : 1;
          const by = person(side === 0 ? 'first' : 'second');
          const number = String(pairs[nth]?.[side]);
          const released = await actOnOrder(store, { number, event: events.release, by, at: noon });
          expect(released).toMatchObject({ ok: true });
        },
      );
      expect(await walletOf(store.database, 'narrow')).toEqual({ available: needed + 7, held: 0 });
    }, 600_000);

    it('S0-69 O2: two taps on Accept, one on Keep and the end of its time are one winner', async () => {
      await haveVendors(store.database, { vendor: 'nobody', members: 'test:nobody', areas: '110001' });
      const { number: model, conversation } = await come(...toTheOffer);
      const numbers = await manyLike(store, model, rounds);
      const event = { type: 'accept', price: estimate } as const;
      const wins = new Map<string, number>();
      await races(
        numbers.map((number) => {
          const accept: Deed = { do: 'wish', number, conversation, event, at: until - 1 };
          const keep: Deed = {
            do: 'wish',
            number,
            conversation,
            event: { type: 'decline', price: estimate },
            at: until - 1,
          };
          const end: Deed = { do: 'move', number, event: events.expire, by: system, at: until };
          return [
            [accept, keep],
            [accept, end],
          ];
        }),
        (round) => expect([won(round), round.results]).toEqual([1, expect.anything()]),
      );
      const moves = await store.database.query<{ to: string; n: number }>(
        `select o.status as "to", count(*)::int as n from orders o where number = any($1::text[])
        and version = (select count(*) from order_events e where e.number = o.number) group by 1`,
        [numbers],
      );
      for (const { to, n } of moves) wins.set(to, n);
      expect((wins.get('gates') ?? 0) + (wins.get('no-deal') ?? 0)).toBe(rounds);
    }, 600_000);

    it('M5 S2 S0-70: a payment that two people release at once is begun once', async () => {
      const { number: model } = await come(...toTheOffer, ...toThePayment);
      await setRoles(store.database, person('meena').account, ['cx']);
      const numbers = await manyLike(store, model, rounds);
      const release = (number: string, by: Actor): Deed[] => [
        { do: 'pay', number, at: noon, by, wish: { type: 'bypass-code', remarks: 'Spoke with her.' } },
      ];
      await races(
        numbers.map((number) => [release(number, ravi), release(number, person('meena'))]),
        (round) => expect(round.results.flat().sort()).toEqual(['done', 'operators.not-now']),
      );
      expect(await count('from payouts where number = any($1::text[])', numbers)).toBe(rounds);
      expect(await count("from outbox where kind = 'payout'")).toBe(rounds);
      expect(
        await count(
          'from payouts where number = any($1::text[]) and (amount <> $2 or attempt <> 1)',
          numbers,
          estimate,
        ),
      ).toBe(0);
    }, 600_000);

    it('S1 S0-70: a code that is tried from both sides at once is tried five times, and releases once', async () => {
      const { number: model } = await come(...toTheOffer, ...toThePayment);
      const numbers = await manyLike(store, model, rounds);
      // Each has a partner of its own: somebody with so many wrong codes would be stopped.
      await store.database.query(
        "update claims set actor = 'test:' || number where number = any($1::text[])",
        [numbers],
      );
      await store.database.query(
        `insert into staff (account, name, roles, active)
        select 'test:' || n, n, array['cx'], true from unnest($1::text[]) as n`,
        [numbers],
      );
      const codes = await Promise.all(numbers.map(issue));
      const tries = (nth: number, typed: readonly string[]): Deed[] => {
        const number = String(numbers[nth]);
        return typed.map((code) => ({
          do: 'pay',
          number,
          at: noon,
          by: { role: 'operator', account: `test:${number}`, name: number },
          wish: { type: 'verify-code', code },
        }));
      };
      await races(
        codes.map((code, nth) => {
          const wrong = code === '000000' ? '000001' : '000000';
          const isGuessed = nth % 2 === 0;
          const typed = isGuessed ? [wrong, wrong, wrong, wrong] : [wrong, code, wrong];
          return [tries(nth, typed), tries(nth, typed)];
        }),
        (round, nth) => expect([won(round), round.results]).toEqual([nth % 2, expect.anything()]),
      );
      const kept = `from payout_codes c where c.number = any($1::text[])
      and c.tries = (select count(*) from payout_code_tries t where t.code = c.id)`;
      const [guessed, known] = [0, 1].map((parity) => numbers.filter((_, nth) => nth % 2 === parity));
      expect(await count(`${kept} and c.tries = 5 and c.used_at is null`, guessed)).toBe(rounds / 2);
      expect(await count(`${kept} and c.tries <= 5 and c.used_at is not null`, known)).toBe(rounds / 2);
      expect(await count('from payouts where number = any($1::text[])', numbers)).toBe(rounds / 2);
    }, 600_000);

    const issue = (number: string): Promise<string> =>
      store.database.inTransaction(async (tx) => {
        const release = { number, amount: estimate, destination, vendor: `test:${number}`, at: noon };
        const issued = await issueCode(tx, store, release);
        if (!issued.ok) throw new Error(issued.refusal.type);
        return issued.code;
      });

    it('M1 M2 M3 M4 O2 O3 O11: leave nothing behind that does not agree', async () => {
      expect(await trialBalance(store.database)).toMatchObject({ balanced: true });
      const broken = (await checkDatabase(store.database)).filter(({ offending }) => offending.length > 0);
      expect(broken.map(({ name, offending }) => [name, offending.slice(0, 3)])).toEqual([]);
    });
  },
);
