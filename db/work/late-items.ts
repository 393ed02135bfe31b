import type { Line } from '#core/conversation/index.ts';
import { zoneOf } from '#core/customers/index.ts';
import type { Instant } from '#core/shared/index.ts';
import type { WorkItem } from '#core/support/index.ts';
import type { OrderStore } from '../orders/index.ts';
import { queue } from '../outbox/index.ts';
import type { Queued } from '../turns/index.ts';
import { readItems } from './item-rows.ts';
import { cardsOf } from './new-item.ts';

/** Of those that are late, the ones that nobody was reminded of lately; deliveries are forgotten after some days. */
const late = `with late as (
    select id from work_items where status in ('open', 'claimed') and due_at < $1 order by due_at, id limit 100)
  insert into inbound (id) select 'late:' || id from late on conflict (id) do nothing returning substr(id, 6) as id`;
const readAdmins = `select account from staff where active and 'admin' = any(roles) order by account`;

/**
 * A task that is late shows so on its card; who has it is told, and when nobody has, the admins are. Once each, however
 * often and wherever it is looked at.
 */
export const remindOfLate = ({ database }: OrderStore, at: Instant): Promise<void> =>
  database.inTransaction(async (tx) => {
    const found = await tx.query<{ id: string }>(late, [new Date(at).toISOString()]);
    if (found.length === 0) return;
    const admins = await tx.query<{ account: string }>(readAdmins);
    for (const { id } of found) {
      const [item] = await readItems(tx, 'byId', id);
      if (item) await queue(tx, [...cardsOf(item), ...tellings(item, admins)]);
    }
  });

function tellings(item: WorkItem, admins: readonly { readonly account: string }[]): readonly Queued[] {
  const { id, account } = item;
  const to = account === undefined ? admins.map((admin) => admin.account) : [account];
  return to.map((each) => ({
    lane: `tell:late:${id}:${each}`,
    kind: 'tell',
    payload: {
      account: each,
      line: account === undefined ? said('late-nobody', item) : said('late-yours', item),
    },
  }));
}

const said = (how: 'late-nobody' | 'late-yours', { kind, number, subject, dueAt }: WorkItem): Line => ({
  key: `operators.${how}`,
  params: {
    what: { key: `operators.kind-${kind}` },
    about: number ?? String(subject.order ?? '–'),
    at: { at: dueAt, zone: zoneOf(''), show: 'date-time' },
  },
});
