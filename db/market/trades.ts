import { isAtDoor, isNeglected, policyOf } from '#core/buyback/index.ts';
import { chargesLead, defaultFees, neededFor, refusalLine } from '#core/ledger/index.ts';
import type { Paise } from '#core/shared/index.ts';
import type { Executor } from '../client/index.ts';
import { forgetLostLead, recordLostLead } from '../leads/index.ts';
import { adjustHold, holdForClaim, releaseHold, walletOf } from '../ledger/index.ts';
import type { Queued } from '../turns/index.ts';
import { claimOffer, endClaim, isTouched, matchOrder, vendorOf, withdrawOthers } from '../vendors/index.ts';
import { claimantOf } from './claimant.ts';
import type { Moving, Trade, Trader } from './moving.ts';

/** An order, its wallet questions, and now: what matching and claiming ask for. */
const wishOf = (tx: Executor, { after, how }: Moving) => ({
  order: after,
  now: how.at,
  hold: neededFor(after.estimate, defaultFees),
  walletOf: async (vendor: string) => (await walletOf(tx, vendor)).available,
});

const maker = ({ how }: Moving) => ({ by: how.by.account, at: how.at });

/** The next vendors are asked; when nobody is left, pickup is not available (S0-63, S0-64). */
export const offer: Trader = async (tx, moving) => {
  const matched = await matchOrder(tx, wishOf(tx, moving));
  // The card is drawn by the move itself.
  if (matched.type === 'offered') return { queued: matched.queued.filter(({ kind }) => kind !== 'card') };
  return moving.event.type === 'open-matching'
    ? { instead: { type: 'mark-unserviceable' } }
    : { next: { type: 'mark-unserviceable' } };
};

/** S0-59, O4: the offer becomes a claim, and what the order may cost is put aside in its vendor's wallet. */
export const take: Trader = async (tx, moving) => {
  const { before, how } = moving;
  const vendor = await vendorOf(tx, how.by.account);
  if (!vendor) return { refused: { key: 'operators.not-staff' } };
  const claimed = await claimOffer(tx, { ...wishOf(tx, moving), vendor: vendor.id });
  if (!claimed.ok) return { refused: claimed.reason };
  if (!vendor.house) {
    const about = { order: before.number, vendor: vendor.id, estimate: before.estimate };
    const held = await holdForClaim(tx, { ...about, ...maker(moving) });
    // The claim is written already: it goes with everything else.
    if (!held.ok) throw new Error(`${before.number} could not be held for: ${held.reason.type}`);
  }
  await withdrawOthers(tx, { number: before.number, vendor: vendor.id, at: how.at });
  return {};
};

/** Whoever had it has it no more: what was put aside is theirs again, and the next are asked (S0-61). */
export const letGo =
  (as: 'declined' | 'timed-out'): Trader =>
  async (tx, moving) => {
    const told = await endClaims(tx, moving, as);
    const { queued = [], ...next } = await offer(tx, moving);
    return { ...next, queued: [...told, ...queued] };
  };

/** The order is over, or nobody may have it now. */
export const withdrawAll: Trader = async (tx, moving) => {
  const { before, event, how } = moving;
  const queued = await endClaims(tx, moving, 'declined');
  await withdrawOthers(tx, { number: before.number, at: how.at });
  // Counted once: with the order that is kept.
  if (event.type === 'merge-duplicate') await forgetLostLead(tx, before.number);
  return { queued };
};

/** What was put aside goes back to the vendor, or all but the fee; who had it is told when that is not their own press. */
async function endClaims(
  tx: Executor,
  moving: Moving,
  as: 'declined' | 'timed-out',
): Promise<readonly Queued[]> {
  const { before, event, how } = moving;
  const { number, status, handover } = before;
  const vendor = await claimantOf(tx, number);
  if (!vendor) return [];
  await endClaim(tx, { number, vendor: vendor.id, at: how.at, as });
  if (vendor.house) return [];
  const touched = await isTouched(tx, number, vendor.id);
  const neglected = isNeglected(before, how.at, policyOf(how));
  const excused = handover.excused === true;
  const end = { touched, atDoor: isAtDoor(status), neglected, excused };
  const charge = chargesLead(event.type, end);
  const released = await releaseHold(tx, { order: number, charge, reason: event.type, ...maker(moving) });
  if (!released.ok && released.reason.type !== 'no-hold')
    throw new Error(`the hold of ${number} could not be released: ${released.reason.type}`);
  return released.ok && charge ? chargeNews(moving, released.value.hold.fee) : [];
}

function chargeNews({ before, how }: Moving, fee: Paise): readonly Queued[] {
  const { number, version, holder } = before;
  if (!holder || holder.account === how.by.account) return [];
  const line = { key: 'matching.lead-lost', params: { number, fee: { paise: fee } } };
  return [
    { lane: `tell:lead:${number}:${version}`, kind: 'tell', payload: { account: holder.account, line } },
  ];
}

/** Nobody has it, and others may be free, or near. */
export const offerAgain: Trader = async (tx, moving) => {
  const { before, how } = moving;
  if (before.status !== 'unassigned') return {};
  await withdrawOthers(tx, { number: before.number, at: how.at });
  return offer(tx, moving);
};

/** The hold follows the price that the customer is about to see: a wallet that lacks it is said before. */
export const reprice: Trader = async (tx, moving) => {
  const { number, handover } = moving.after;
  const vendor = await claimantOf(tx, number);
  if (!vendor || vendor.house || !handover.offer) return {};
  const held = await adjustHold(tx, { order: number, price: handover.offer.price, ...maker(moving) });
  return held.ok ? {} : { refused: refusalLine(held.reason) };
};

/** B11: counted by pincode and category, so that somebody is found there. */
export const loseLead: Trader = async (tx, moving) => {
  const { before, how } = moving;
  const { number, conversation, place, category, estimate } = before;
  const { pincode, district } = place;
  await withdrawOthers(tx, { number, at: how.at });
  await recordLostLead(tx, { id: number, conversation, pincode, district, category, estimate, at: how.at });
  return {};
};

export const winLead: Trader = async (tx, { before }): Promise<Trade> => {
  await forgetLostLead(tx, before.number);
  return {};
};
