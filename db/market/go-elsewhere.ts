import { forgetLostLead } from '../leads/index.ts';
import { comesTo, ownSide } from '../vendors/index.ts';
import { claimantOf } from './claimant.ts';
import type { Trader } from './moving.ts';
import { offerAgain } from './trades.ts';

/**
 * Elsewhere other vendors are nearer; who has it already keeps it, as long as they come there (S0-78). A vendor's own
 * word that the customer is where they do not come moves nothing: the customer is asked, and CX.
 */
export const goElsewhere: Trader = async (tx, moving) => {
  const { before, after, how } = moving;
  // Where it is now will be counted if nobody comes there either.
  if (before.status === 'unserviceable') await forgetLostLead(tx, before.number);
  const { pincode } = after.place;
  const vendor = pincode === before.place.pincode ? undefined : await claimantOf(tx, before.number);
  if (!vendor || (await comesTo(tx, vendor.id, after))) return offerAgain(tx, moving);
  const theirs = await ownSide(tx, { vendor: vendor.id, account: how.by.account });
  return theirs
    ? {
        instead: { type: 'report-address', pincode },
        says: { key: 'matching.address-asked', params: { number: before.number, pincode } },
      }
    : { next: { type: 'out-of-area' } };
};
