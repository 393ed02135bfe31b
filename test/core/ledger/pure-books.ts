import {
  type Account,
  adjustHold,
  adjustmentEntry,
  availableOf,
  type Balances,
  captureHold,
  checkEntry,
  creditLead,
  dueOf,
  type Entry,
  fold,
  type Hold,
  type HoldChange,
  openHold,
  type Payout,
  processedEntry,
  processPayout,
  type Refusal,
  releaseHold,
  reversePayout,
  shortfall,
  topUpEntry,
} from '#core/ledger/index.ts';
import { no, ok, type Result } from '#core/shared/index.ts';
import { made, type Outcome, policy, type WalletCommand, withoutNothing } from './wallet-commands.ts';
import type { walletModel } from './wallet-model.ts';

type Booked = Result<{ readonly posted: boolean }, Refusal>;
type Asked = WalletCommand & ReturnType<ReturnType<typeof walletModel>['payoutOf']>;

/** Books in memory, kept by core alone: what a database does with it, without one. */
class PureBooks {
  balances: Balances = new Map<Account, number>();
  readonly entries = new Map<string, Entry>();
  readonly holds: Hold[] = [];

  post(entry: Entry | undefined): Booked {
    if (!entry) return ok({ posted: true });
    const fault = checkEntry(entry);
    if (fault) throw new Error(`${entry.id}: ${fault}`);
    if (this.entries.has(entry.id)) return ok({ posted: false });
    const short = shortfall(entry, this.balances);
    if (short) return no(short);
    this.balances = fold(entry.lines, this.balances);
    this.entries.set(entry.id, entry);
    return ok({ posted: true });
  }

  newest(number: string, name?: string): Hold | undefined {
    return this.holds.findLast(
      ({ order, vendor }) => order === number && (name === undefined || vendor === name),
    );
  }

  change(hold: Hold | undefined, decide: (hold: Hold | undefined) => Result<HoldChange, Refusal>): Booked {
    const decided = decide(hold);
    if (!decided.ok) return decided;
    const after = decided.value.hold;
    if (after === hold) return ok({ posted: false });
    const posted = this.post(decided.value.entry);
    if (!posted.ok) return posted;
    const known = this.holds.findIndex(({ id }) => id === after.id);
    if (known < 0) this.holds.push(after);
    else this.holds[known] = after;
    return posted;
  }

  claim({ order, vendor, amount: estimate }: Asked): Booked {
    const last = this.newest(order);
    if (last?.state === 'open')
      return last.vendor === vendor
        ? ok({ posted: false })
        : no({ type: 'held-already', vendor: last.vendor });
    const claimed = { order, vendor, estimate, nth: (last?.nth ?? 0) + 1 };
    return this.change(undefined, () => ok(openHold(claimed, policy, made)));
  }

  pay(payout: Payout): Booked {
    const due = this.balances.get(dueOf(payout.order)) ?? 0;
    const decided = processPayout(payout, { due, known: this.payout(payout) }, made);
    return decided.ok ? this.post(decided.value) : decided;
  }

  reverse(payout: Payout): Booked {
    const decided = reversePayout(payout, this.payout(payout), made);
    return decided.ok ? this.post(decided.value) : decided;
  }

  payout(payout: Payout): Entry | undefined {
    return this.entries.get(processedEntry(payout, made).id);
  }
}

const named = (order: string, count: number) => `${order}/${count}`;
const because = { ...made, reason: 'because' };

type Move = (books: PureBooks, asked: Asked, nth: number) => Booked;

const moves: Record<WalletCommand['kind'], Move> = {
  'top-up': (books, { vendor, amount }, nth) =>
    books.post(topUpEntry({ vendor, amount: amount + 1, reference: `UTR${nth}` }, made)),
  hold: (books, asked) => books.claim(asked),
  adjust: (books, { order, amount }) =>
    books.change(books.newest(order), (hold) => adjustHold(hold, amount, made)),
  capture: (books, { order, amount }) =>
    books.change(books.newest(order), (hold) => captureHold(hold, amount, made)),
  release: (books, { order }) =>
    books.change(books.newest(order), (hold) => releaseHold(hold, { ...because, charge: false })),
  charge: (books, { order }) =>
    books.change(books.newest(order), (hold) => releaseHold(hold, { ...because, charge: true })),
  credit: (books, { order, vendor }) =>
    books.change(books.newest(order, vendor), (hold) => creditLead(hold, because)),
  pay: (books, { order, count, due }) =>
    books.pay({ order, amount: Math.max(1, due), reference: named(order, count + 1) }),
  'pay-other': (books, { order, count, due }) =>
    books.pay({ order, amount: due + 1, reference: named(order, count + 1) }),
  'pay-again': (books, { order, count, last, due }) =>
    books.pay({ order, amount: count > 0 ? last : due + 1, reference: named(order, count) }),
  reverse: (books, { order, count, last }) =>
    books.reverse({ order, amount: last, reference: named(order, count) }),
  correct: (books, { vendor, amount }, nth) => {
    const wish = { key: String(nth), account: availableOf(vendor), amount: amount - 500 };
    return books.post(adjustmentEntry({ ...wish, reason: 'because', approver: 'slack:T1:U2' }, made));
  },
};

export function pureBooks() {
  const books = new PureBooks();
  return {
    does: (asked: Asked, nth: number): Outcome => outcomeOf(moves[asked.kind](books, asked, nth)),
    books: () => withoutNothing(books.balances),
    entries: () => [...books.entries.values()],
  };
}

export const outcomeOf = (booked: Booked): Outcome =>
  booked.ok ? (booked.value.posted ? 'booked' : 'nothing') : booked.reason.type;
