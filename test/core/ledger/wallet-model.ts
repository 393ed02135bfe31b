import { type Outcome, policy, type WalletCommand, withoutNothing } from './wallet-commands.ts';

type Vendor = { available: number; held: number };
type Hold = {
  vendor: string;
  price: number;
  fee: number;
  state: 'open' | 'paid' | 'free' | 'charged';
  back: boolean;
};
type Order = { holds: Hold[]; due: number; payouts: { amount: number; reversed: boolean }[] };
type Shop = { fees: number; credits: number; adjustments: number; bank: number };

/** What a command is about, with what the model knows of it. */
type Move = {
  readonly amount: number;
  readonly name: string;
  readonly vendor: Vendor;
  readonly order: Order;
  readonly shop: Shop;
  readonly vendorOf: (name: string) => Vendor;
};

const lastOpen = ({ order }: Move): Hold | undefined => {
  const hold = order.holds.at(-1);
  return hold?.state === 'open' ? hold : undefined;
};

function end(move: Move, hold: Hold, state: 'paid' | 'free' | 'charged', taken: number): Outcome {
  const vendor = move.vendorOf(hold.vendor);
  vendor.held -= hold.price + hold.fee;
  vendor.available += hold.price + hold.fee - taken;
  if (state !== 'free') move.shop.fees += hold.fee;
  hold.state = state;
  return 'booked';
}

function claim({ amount, name, vendor, order }: Move): Outcome {
  const open = order.holds.find(({ state }) => state === 'open');
  if (open) return open.vendor === name ? 'nothing' : 'held-already';
  const fee = Math.max(policy.least, Math.round((amount * policy.basisPoints) / 10_000));
  if (vendor.available < amount + fee) return 'insufficient';
  vendor.available -= amount + fee;
  vendor.held += amount + fee;
  order.holds.push({ vendor: name, price: amount, fee, state: 'open', back: false });
  return 'booked';
}

function adjust(move: Move): Outcome {
  const hold = lastOpen(move);
  if (!hold) return 'no-hold';
  const vendor = move.vendorOf(hold.vendor);
  const more = move.amount - hold.price;
  if (more === 0) return 'nothing';
  if (vendor.available < more) return 'insufficient';
  vendor.available -= more;
  vendor.held += more;
  hold.price = move.amount;
  return 'booked';
}

function capture(move: Move): Outcome {
  const { order, amount } = move;
  const paid = order.holds.at(-1);
  if (paid?.state === 'paid' && paid.price === amount) return 'nothing';
  const hold = lastOpen(move);
  if (!hold) return 'no-hold';
  if (amount > hold.price) return 'beyond-hold';
  end(move, hold, 'paid', amount + hold.fee);
  hold.price = amount;
  order.due += amount;
  return 'booked';
}

function letGo(move: Move, state: 'free' | 'charged'): Outcome {
  if (move.order.holds.at(-1)?.state === state) return 'nothing';
  const hold = lastOpen(move);
  return hold ? end(move, hold, state, state === 'charged' ? hold.fee : 0) : 'no-hold';
}

function credit(move: Move): Outcome {
  const hold = move.order.holds.findLast((each) => each.vendor === move.name);
  if (!hold) return 'no-hold';
  if (hold.state === 'open') return end(move, hold, 'free', 0);
  if (hold.state === 'free') return 'nothing-charged';
  if (hold.back) return 'nothing';
  hold.back = true;
  move.vendor.available += hold.fee;
  move.shop.credits -= hold.fee;
  return 'booked';
}

function pay({ order, shop }: Move, amount: number): Outcome {
  if (order.due !== amount) return 'not-due';
  order.payouts.push({ amount, reversed: false });
  order.due = 0;
  shop.bank += amount;
  return 'booked';
}

function reverse({ order, shop }: Move): Outcome {
  const payout = order.payouts.at(-1);
  if (!payout) return 'not-processed';
  if (payout.reversed) return 'nothing';
  payout.reversed = true;
  order.due += payout.amount;
  shop.bank -= payout.amount;
  return 'booked';
}

function topUp({ vendor, shop, amount }: Move): Outcome {
  vendor.available += amount + 1;
  shop.bank -= amount + 1;
  return 'booked';
}

function correct({ vendor, shop, amount }: Move): Outcome {
  if (vendor.available + amount - 500 < 0) return 'insufficient';
  vendor.available += amount - 500;
  shop.adjustments -= amount - 500;
  return 'booked';
}

const moves: Record<WalletCommand['kind'], (move: Move) => Outcome> = {
  'top-up': topUp,
  hold: claim,
  adjust,
  capture,
  release: (move) => letGo(move, 'free'),
  charge: (move) => letGo(move, 'charged'),
  credit,
  pay: (move) => pay(move, Math.max(1, move.order.due)),
  'pay-other': (move) => pay(move, move.order.due + 1),
  'pay-again': ({ order }) => (order.payouts.length > 0 ? 'nothing' : 'not-due'),
  reverse,
  correct,
};

/** What the books should do, told as simply as it can be: a few numbers and no entries. */
export function walletModel() {
  const vendors = new Map<string, Vendor>();
  const orders = new Map<string, Order>();
  const shop: Shop = { fees: 0, credits: 0, adjustments: 0, bank: 0 };
  const vendorOf = (name: string) => found(vendors, name, { available: 0, held: 0 });
  const orderOf = (number: string) => found(orders, number, { holds: [], due: 0, payouts: [] });
  const wallets = () =>
    [...vendors].flatMap(([name, { available, held }]): [string, number][] => [
      [`vendor-available:${name}`, available],
      [`vendor-held:${name}`, held],
    ]);
  return {
    does: ({ kind, vendor, order, amount }: WalletCommand): Outcome =>
      moves[kind]({ amount, name: vendor, vendor: vendorOf(vendor), order: orderOf(order), shop, vendorOf }),
    books: () =>
      withoutNothing([
        ...wallets(),
        ...[...orders].map(([number, { due }]): [string, number] => [`payouts-due:${number}`, due]),
        ['lead-fees', shop.fees],
        ['lead-credits', shop.credits],
        ['adjustments', shop.adjustments],
        ['bank', shop.bank],
      ]),
    /** What the provider says of an order is made of what it knows: the last payout, and what is due now. */
    payoutOf: (number: string) => {
      const { payouts, due } = orderOf(number);
      return { count: payouts.length, last: payouts.at(-1)?.amount ?? 1, due };
    },
  };
}

function found<Value>(map: Map<string, Value>, name: string, fresh: Value): Value {
  const value = map.get(name) ?? fresh;
  map.set(name, value);
  return value;
}
