import { type EventType, eventTerms } from '#core/buyback/index.ts';
import type { Executor } from '../client/index.ts';
import { goElsewhere } from './go-elsewhere.ts';
import { sidesWith } from './impartial.ts';
import { keepWish } from './keep-wish.ts';
import type { Moving, Trade, Trader } from './moving.ts';
import { letGo, loseLead, offer, offerAgain, reprice, take, winLead, withdrawAll } from './trades.ts';
import { turnDown } from './turn-down.ts';

/** Which moves of an order are somebody's business besides the order's own. Others are none of theirs. */
const trades: { readonly [T in EventType]?: Trader } = {
  'open-matching': offer,
  claim: take,
  'decline-offer': turnDown,
  release: letGo('declined'),
  revoke: letGo('declined'),
  'time-out': letGo('timed-out'),
  'change-address': goElsewhere,
  'change-slot': offerAgain,
  'out-of-area': letGo('declined'),
  approve: reprice,
  reprice,
  'mark-unserviceable': loseLead,
  'close-lead': keepWish,
  'fix-pincode': winLead,
  cancel: withdrawAll,
  'merge-duplicate': withdrawAll,
  'refuse-device': withdrawAll,
  decline: withdrawAll,
  expire: withdrawAll,
};

/** Within the order's lock, before its move is written. Throws when money moved on meanwhile: nothing of it stays then. */
export async function trade(tx: Executor, moving: Moving): Promise<Trade> {
  const { before, event, how } = moving;
  const refused = eventTerms[event.type].impartial && (await sidesWith(tx, before.number, how.by));
  if (refused) return { refused };
  return (await trades[event.type]?.(tx, moving)) ?? {};
}
