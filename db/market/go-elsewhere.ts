import type { Executor } from '../client/index.ts';
import { forgetLostLead } from '../leads/index.ts';
import { comesTo, ownSide, type VendorName } from '../vendors/index.ts';
import { claimantOf } from './claimant.ts';
import type { Moving, Trader } from './moving.ts';
import { offerAgain } from './trades.ts';

/**
 * Elsewhere other vendors are nearer; who has it already keeps it, as long as they come there (S0-78). A vendor's own
 * word that the customer is where they do not come moves nothing: the customer is asked, and CX.
 */
export const goElsewhere: Trader = async (tx, moving) => {
  const { before, after } = moving;
  // Where it is now will be counted if nobody comes there either.
  if (before.status === 'unserviceable') await forgetLostLead(tx, before.number);
  const { pincode } = after.place;
  const vendor = pincode === before.place.pincode ? undefined : await claimantOf(tx, before.number);
  if (!vendor || (await comesTo(tx, vendor.id, after))) return offerAgain(tx, moving);
  return (await isTheirs(tx, moving, vendor))
    ? {
        instead: { type: 'report-address', pincode },
        says: { key: 'matching.address-asked', params: { number: before.number, pincode } },
      }
    : { next: { type: 'out-of-area' } };
};

/** Said by whoever has it, or by anybody else of that vendor. */
const isTheirs = async (tx: Executor, { before, how }: Moving, vendor: VendorName): Promise<boolean> =>
  how.by.account === before.holder?.account ||
  (await ownSide(tx, { vendor: vendor.id, account: how.by.account })) !== undefined;
