import { isPublic, type OrderView, type TimelineEntry, timelineLine } from '#core/buyback/index.ts';
import type { Line } from '#core/conversation/index.ts';
import { zoneOf } from '#core/customers/index.ts';
import { type Dispatch, dispatchesOf } from '#db/dispatches/index.ts';
import { findOrder, timeline } from '#db/orders/index.ts';
import { admitted, type Room } from './admitted.ts';
import type { Operator } from './card.ts';
import { sightOf } from './sight.ts';

/** Moves of the order and what the shop did by itself, as one story (S0-4). */
export async function history(number: string, by: Operator, room: Room): Promise<readonly Line[]> {
  const { store } = room;
  const roles = await admitted(store, by);
  if (!roles.ok) return [];
  const sees = sightOf(roles.value, room, 'lists');
  const order = await findOrder(store, number, { type: 'operator', account: by.account, at: room.now, sees });
  if (!order || order.isClosed) return [];
  const [moves, sent] = await Promise.all([timeline(store, number), dispatchesOf(store.database, number)]);
  const from = sees === 'own' ? ownFrom(moves, order) : 0;
  const since = from === 0 ? 0 : (moves[from]?.at ?? Number.POSITIVE_INFINITY);
  return [
    ...moves
      .filter((move, n) => n >= from || isPublic(move))
      .map((move) => ({ at: move.at, line: timelineLine(withNote(move, order), order.progress) })),
    ...sent.filter(({ at }) => at >= since).map((each) => ({ at: each.at, line: sentLine(each) })),
  ]
    .sort((one, other) => one.at - other.at)
    .map(({ line }) => line);
}

/**
 * From which move on a vendor's people read all of it: from their claim on, when the order is theirs. What others did
 * with it before is the desk's to know, and what their customer was sent.
 */
function ownFrom(moves: readonly TimelineEntry[], { isOwn }: OrderView): number {
  const claimed = moves.findLastIndex(({ event }) => event === 'claim');
  return isOwn && claimed >= 0 ? claimed : moves.length;
}

/** What was agreed is sealed with the order, and is told where it happened. */
function withNote(move: TimelineEntry, { progress }: OrderView): TimelineEntry {
  const note = progress.talks?.find(({ at }) => at === move.at)?.note;
  return move.event === 'settle-review' && note !== undefined
    ? { ...move, data: { ...move.data, note } }
    : move;
}

const sentLine = (sent: Dispatch): Line => ({
  key: 'operators.event-line',
  params: {
    at: { at: sent.at, zone: zoneOf(''), show: 'date-time' },
    who: { key: 'operators.who-system' },
    what: sentWords(sent),
  },
});

/** What came of a payout does not say by itself that no money moved. */
function sentWords({ kind, provider, summary, result }: Dispatch): Line {
  const params = { summary, result };
  return kind === 'payout' && provider === 'simulated'
    ? { key: 'staff.sent-payout-simulated', params }
    : { key: `staff.sent-${kind}`, params };
}
