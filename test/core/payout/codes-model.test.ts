import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type Binding,
  type CodeStanding,
  type CodeVerdict,
  type IssuedCode,
  refuseIssue,
  refuseTry,
  wrong,
} from '#core/payout/index.ts';
import { days, hours, minutes, rupees } from '#core/shared/index.ts';

/** One shop's codes, kept as plainly as can be: the rules of core decide, the lists below judge them. */
class Shop {
  now = days(100);
  readonly codes: (IssuedCode & { readonly issuedAt: number; readonly secret: number })[] = [];
  readonly compares: { code: number; order: string; vendor: string; at: number; right: boolean }[] = [];
  readonly suspended = new Map<string, boolean>();
  readonly clearedAt = new Map<string, number>();
  readonly paid: { order: string; code: number; binding: Binding }[] = [];

  standing(order: string, vendor: string): CodeStanding {
    const cleared = this.clearedAt.get(vendor) ?? 0;
    const bad = this.compares.filter(({ right }) => !right);
    return {
      issued: this.codes.filter(({ binding }) => binding.number === order).map(({ issuedAt }) => issuedAt),
      wrongOfOrder: bad.filter((each) => each.order === order).length,
      wrongOfVendor: bad.filter((each) => each.vendor === vendor && each.at > cleared).map(({ at }) => at),
      suspended: this.suspended.get(vendor) ?? false,
    };
  }

  newest(order: string): number {
    return this.codes.findLastIndex(({ binding }) => binding.number === order);
  }

  issue(binding: Binding): void {
    const { number, vendor } = binding;
    if (refuseIssue(this.standing(number, vendor), this.now)) return;
    const before = this.newest(number);
    const last = this.codes[before];
    if (last && last.usedAt === undefined) this.codes[before] = { ...last, voidedAt: this.now };
    const expiresAt = this.now + minutes(5);
    this.codes.push({ binding, issuedAt: this.now, expiresAt, tries: 0, secret: this.codes.length });
  }

  try(now: Binding, right: boolean): CodeVerdict {
    const standing = this.standing(now.number, now.vendor);
    const at = this.newest(now.number);
    const code = this.codes[at];
    const refusal = refuseTry(code, { now, at: this.now, standing });
    if (refusal || !code) return refusal ?? { type: 'no-code' };
    this.codes[at] = { ...code, tries: code.tries + 1, ...(right ? { usedAt: this.now } : {}) };
    this.compares.push({ code: at, order: now.number, vendor: now.vendor, at: this.now, right });
    if (right) {
      this.paid.push({ order: now.number, code: at, binding: now });
      return { type: 'right' };
    }
    const verdict = wrong(code, standing, this.now);
    if (verdict.type === 'wrong' && verdict.suspends) this.suspended.set(now.vendor, true);
    return verdict;
  }
}

const count = <T>(all: readonly T[], is: (each: T) => boolean): number => all.filter(is).length;

/** Plain, since it runs ten million times. */
function hold(truth: boolean, what: string): void {
  if (!truth) throw new Error(what);
}

/** The limits as the requirement says them, counted afresh over everything that happened. */
function judge(shop: Shop, order: string, vendor: string): void {
  const { compares, codes, now } = shop;
  const last = compares.at(-1);
  if (last) {
    const code = codes[last.code];
    hold(count(compares, (each) => each.code === last.code) <= 5, 'six compares with a code');
    hold(code !== undefined && last.at < code.expiresAt, 'compared an expired code');
    hold(!compares.some((each) => each.order === last.order && each.code > last.code), 'an old code');
  }
  const bad = compares.filter(({ right }) => !right);
  hold(count(bad, (each) => each.order === order) <= 10, 'eleven wrong for an order');
  const looked = shop.clearedAt.get(vendor) ?? 0;
  const since = (time: number) =>
    count(bad, (each) => each.vendor === vendor && each.at > Math.max(now - time, looked));
  hold(since(days(1)) <= 10, 'eleven wrong of a vendor in a day');
  hold(since(days(30)) <= 20, 'more than twenty wrong of a vendor');
  if (since(days(30)) === 20) hold(shop.suspended.get(vendor) === true, 'not suspended');
  const today = count(codes, ({ binding, issuedAt }) => binding.number === order && issuedAt > now - days(1));
  hold(today <= 3, 'a fourth code');
}

type Command = (shop: Shop) => void;

const which = fc.record({
  order: fc.constantFrom('A', 'B', 'C'),
  vendor: fc.constantFrom('v1', 'v2'),
  amount: fc.constantFrom(rupees(100), rupees(100), rupees(100), rupees(101)),
  destination: fc.constantFrom('x', 'x', 'x', 'y'),
});
const bindingOf = ({
  order,
  ...rest
}: {
  order: string;
  amount: number;
  destination: string;
  vendor: string;
}): Binding => ({
  number: order,
  ...rest,
});

const issue = which.map(
  (about): Command =>
    (shop) => {
      shop.issue({ ...bindingOf(about), amount: rupees(100), destination: 'x' });
      judge(shop, about.order, about.vendor);
    },
);
const guess = (right: boolean) =>
  which.map(
    (about): Command =>
      (shop) => {
        const now = bindingOf(about);
        const before = shop.compares.length;
        const code = shop.codes[shop.newest(about.order)];
        const verdict = shop.try(now, right);
        judge(shop, about.order, about.vendor);
        if (verdict.type === 'right')
          hold(JSON.stringify(code?.binding) === JSON.stringify(now), 'bound to something else');
        // A refusal that is not about the code compares nothing.
        const compared = verdict.type === 'right' || verdict.type === 'wrong';
        hold(shop.compares.length - before === Number(compared), 'a refusal compared');
        if (verdict.type === 'wrong') hold(verdict.left >= 0, 'tries below zero');
      },
  );
/** Somebody who guesses all that a code allows. */
const burst = which.map(
  (about): Command =>
    (shop) => {
      const now = { ...bindingOf(about), amount: rupees(100), destination: 'x' };
      shop.issue(now);
      for (let n = 0; n < 6; n++) shop.try(now, false);
      judge(shop, about.order, about.vendor);
    },
);
const wait = fc.constantFrom(1_000, minutes(5) - 1, minutes(5), hours(6), days(1), days(9)).map(
  (time): Command =>
    (shop) => {
      shop.now += time;
    },
);
const clear = fc.constantFrom('v1', 'v2').map(
  (vendor): Command =>
    (shop) => {
      shop.suspended.set(vendor, false);
      shop.clearedAt.set(vendor, shop.now);
    },
);

const command = fc.oneof(
  { weight: 5, arbitrary: issue },
  { weight: 8, arbitrary: guess(false) },
  { weight: 1, arbitrary: guess(true) },
  { weight: 3, arbitrary: burst },
  { weight: 3, arbitrary: wait },
  { weight: 1, arbitrary: clear },
);

it('S1: whatever is asked, typed and changed, in any order, no limit is passed and no code pays twice', () => {
  const reached = new Map<string, number>();
  fc.assert(
    fc.property(fc.array(command, { minLength: 40, maxLength: 40 }), (commands) => {
      const shop = new Shop();
      for (const run of commands) run(shop);
      hold(new Set(shop.paid.map(({ code }) => code)).size === shop.paid.length, 'a code paid twice');
      for (const [what, happened] of Object.entries({
        paid: shop.paid.length > 0,
        suspended: shop.suspended.size > 0,
        order: ['A', 'B', 'C'].some((order) => shop.standing(order, 'v1').wrongOfOrder === 10),
      }))
        if (happened) reached.set(what, (reached.get(what) ?? 0) + 1);
    }),
    { numRuns: 20_000, seed: 46 },
  );
  // The generator is the test: it has to reach what the limits are for.
  for (const what of ['paid', 'suspended', 'order'])
    expect(reached.get(what) ?? 0, what).toBeGreaterThan(100);
}, 120_000);
