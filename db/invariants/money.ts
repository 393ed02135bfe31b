import type { Invariant } from './invariant.ts';

const triggers = [
  'ledger_entries_append_only',
  'ledger_lines_append_only',
  'ledger_entries_no_truncate',
  'ledger_lines_no_truncate',
  'ledger_balances_no_truncate',
  'ledger_holds_no_delete',
  'ledger_holds_no_truncate',
  'ledger_lines_add_up',
  'ledger_balances_guard',
  'ledger_entries_balanced',
  'ledger_lines_balanced',
  'ledger_holds_match',
  'ledger_lines_match_holds',
  'order_events_append_only',
  'order_events_no_truncate',
];

export const moneyInvariants: readonly Invariant[] = [
  {
    name: 'M1',
    says: 'every entry has all of its lines, two or more, and they sum to 0',
    sql: `select e.id from ledger_entries e left join ledger_lines l on l.entry = e.id group by e.id, e.lines
      having coalesce(sum(l.amount), 0) <> 0 or count(l.entry) < 2 or count(l.entry) <> e.lines`,
  },
  {
    name: 'M2',
    says: 'what was booked cannot be changed: the triggers that refuse it are there and on',
    sql: `select wanted as id from unnest($1::text[]) as wanted where not exists (
      select from pg_trigger where tgname = wanted and tgenabled in ('O', 'A'))`,
    params: [triggers],
  },
  {
    name: 'M3',
    says: 'every balance is the sum of its lines, and all of them sum to 0',
    sql: `select b.account as id from ledger_balances b
        left join (select account, sum(amount) as amount from ledger_lines group by account) l using (account)
        where b.balance <> coalesce(l.amount, 0)
      union all select 'all accounts' where (select coalesce(sum(balance), 0) from ledger_balances) <> 0`,
  },
  {
    name: 'M4 floor',
    says: 'no wallet, no hold and nothing due is below 0',
    sql: `select account as id from ledger_balances
      where balance < 0 and kind in ('vendor-available', 'vendor-held', 'payouts-due')`,
  },
  {
    name: 'M4 holds',
    says: 'what is held of a vendor is the sum of their open holds',
    sql: `select coalesce(b.account, 'vendor-held:' || h.vendor) as id
      from (select account, balance from ledger_balances where kind = 'vendor-held') b
      full join (select vendor, sum(price + fee) as amount from ledger_holds where state = 'open' group by vendor) h
        on b.account = 'vendor-held:' || h.vendor
      where coalesce(b.balance, 0) <> coalesce(h.amount, 0)`,
  },
  {
    name: 'M4 claims',
    says: 'every open hold is of an order that somebody has',
    sql: `select h.id from ledger_holds h where h.state = 'open' and not exists (
      select from claims c where c.number = h.number and c.released_at is null)`,
  },
];
