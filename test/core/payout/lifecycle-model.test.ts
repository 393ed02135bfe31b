import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Heard,
  hear,
  isUnsettled,
  openStates,
  type Payout,
  type PayoutOutcome,
  type PayoutState,
  payoutLifecycle,
} from '#core/payout/index.ts';
import { rupees } from '#core/shared/index.ts';
import { noon } from '../buyback/people.ts';

const fresh = (id: string): Payout => ({
  id,
  number: 'HT-7K3F-9M2Q-XY4A',
  amount: rupees(18_500),
  masked: 'asxx@okicici',
  provider: 'razorpayx',
  state: 'pending',
  needsApproval: false,
  startedBy: 'vendor:1',
  createdAt: noon,
  updatedAt: noon,
});

const states = Object.keys(payoutLifecycle) as PayoutState[];

describe('the life of a payout', () => {
  it('M8: nothing that is not heard ends it: silence never means failed', () => {
    for (const state of states) {
      const then = payoutLifecycle[state]['no-answer'];
      if (typeof then === 'object') expect(then).toEqual({ to: 'unknown' });
    }
    expect(payoutLifecycle.unknown['no-answer']).toBe('nothing-new');
  });

  it('M5: another one may begin only after failed or reversed', () => {
    const ends = states.filter((state) => !(openStates as readonly string[]).includes(state));
    expect(ends).toEqual(['failed', 'reversed']);
    for (const end of ends)
      for (const then of Object.values(payoutLifecycle[end])) expect(then).not.toHaveProperty('to');
  });

  it('F25: is not believed when the amount, the operation or the order of things cannot be', () => {
    const processed = { ...fresh('k'), state: 'processed', providerId: 'pout_1' } as const;
    const amount = rupees(18_500);
    expect(hear(fresh('k'), { heard: 'processed', amount: amount + 100 }, noon)).toEqual({
      type: 'alarm',
      because: 'wrong-amount',
    });
    expect(hear(processed, { heard: 'reversed', amount, providerId: 'pout_2' }, noon)).toEqual({
      type: 'alarm',
      because: 'other-payout',
    });
    expect(hear(processed, { heard: 'failed', amount, providerId: 'pout_1' }, noon)).toEqual({
      type: 'alarm',
      because: 'contradiction',
    });
    const refused = { ...fresh('k'), state: 'failed' } as const;
    expect(hear(refused, { heard: 'accepted', amount, providerId: 'pout_1' }, noon)).toEqual({
      type: 'alarm',
      because: 'contradiction',
    });
  });

  it('keeps the bank reference that comes after the money', () => {
    const processed = { ...fresh('k'), state: 'processed', providerId: 'pout_1' } as const;
    const heard = hear(processed, { heard: 'processed', providerId: 'pout_1', reference: '5123' }, noon + 1);
    expect(heard).toMatchObject({ type: 'moved', payout: { reference: '5123' } });
    expect(heard).toHaveProperty('outcome', undefined);
  });
});

/**
 * A bank that decides for itself, and a wire that loses, repeats, reorders and lies. What our side believes is judged by
 * the bank's own books.
 */
class World {
  payout = fresh('k-1');
  attempts = 1;
  readonly bank = new Map<string, 'processing' | 'processed' | 'failed' | 'reversed'>();
  readonly wire: { readonly id: string; readonly heard: Heard; readonly amount: number }[] = [];
  readonly outcomes: { readonly id: string; readonly outcome: PayoutOutcome }[] = [];

  say(id: string): void {
    const status = this.bank.get(id);
    if (!status) return;
    const heard = status === 'processing' ? 'accepted' : status;
    this.wire.push({ id, heard, amount: this.payout.amount });
  }

  hear(id: string, heard: Heard, amount?: number): void {
    if (id !== this.payout.id) return;
    const result = hear(
      this.payout,
      { heard, amount, providerId: heard === 'no-answer' ? undefined : `p-${id}` },
      noon,
    );
    if (result.type !== 'moved') return;
    this.payout = result.payout;
    if (result.outcome) this.outcomes.push({ id, outcome: result.outcome });
  }
}

type Command = (world: World) => void;
const commands: readonly (readonly [weight: number, run: (n: number) => Command])[] = [
  [
    3,
    (n) => (w) => {
      // The call: made or not, answered or not.
      const { id, state } = w.payout;
      if (state !== 'pending' && state !== 'unknown') return;
      const reached = n % 3 !== 0;
      if (reached && !w.bank.has(id)) w.bank.set(id, 'processing');
      if (reached && n % 2 === 0) w.hear(id, 'accepted', w.payout.amount);
      else w.hear(id, 'no-answer');
    },
  ],
  [
    4,
    (n) => (w) => {
      const status = w.bank.get(w.payout.id);
      if (status === 'processing') w.bank.set(w.payout.id, n % 3 === 0 ? 'failed' : 'processed');
      else if (status === 'processed' && n % 2 === 0) w.bank.set(w.payout.id, 'reversed');
      w.say(w.payout.id);
    },
  ],
  [
    6,
    (n) => (w) => {
      // Any event that was ever sent, again and in any order.
      const event = w.wire[n % Math.max(1, w.wire.length)];
      if (event) w.hear(event.id, event.heard, event.amount);
    },
  ],
  [
    1,
    (n) => (w) => {
      const heard = (['processed', 'failed', 'reversed'] as const)[n % 3] ?? 'processed';
      w.hear(w.payout.id, heard, w.payout.amount + 100);
    },
  ],
  [
    2,
    () => (w) => {
      // The question to the provider.
      if (!isUnsettled(w.payout.state)) return;
      const status = w.bank.get(w.payout.id);
      if (status) w.hear(w.payout.id, status === 'processing' ? 'accepted' : status, w.payout.amount);
    },
  ],
  [
    1,
    () => (w) => {
      if ((openStates as readonly string[]).includes(w.payout.state)) return;
      w.attempts += 1;
      w.payout = fresh(`k-${w.attempts}`);
    },
  ],
];
const command = fc.oneof(...commands.map(([weight, run]) => ({ weight, arbitrary: fc.nat(1_000).map(run) })));

it('M5, M7, M8, M11: whatever a bank, a wire and a clock do, the customer is paid once at most', () => {
  let paid = 0;
  let again = 0;
  fc.assert(
    fc.property(fc.array(command, { minLength: 40, maxLength: 40 }), (run) => {
      const world = new World();
      for (const each of run) {
        each(world);
        const out = [...world.bank.values()].filter(
          (status) => status === 'processed' || status === 'processing',
        );
        if (out.length > 1) throw new Error('a new key began while an older one may still pay');
        if (world.payout.state === 'failed' && world.bank.get(world.payout.id) !== 'failed')
          throw new Error('taken for failed without a word of the bank');
      }
      for (const { id } of world.outcomes) {
        const own = world.outcomes.filter((each) => each.id === id).map(({ outcome }) => outcome);
        // M11: what came back was out, and each is told once.
        if (!['processed', 'failed', 'processed,reversed'].includes(own.join()))
          throw new Error(`told ${own.join()}`);
      }
      paid += world.outcomes.some(({ outcome }) => outcome === 'processed') ? 1 : 0;
      again += world.attempts > 1 ? 1 : 0;
    }),
    { numRuns: 20_000, seed: 70 },
  );
  expect(Math.min(paid, again)).toBeGreaterThan(1_000);
}, 120_000);
