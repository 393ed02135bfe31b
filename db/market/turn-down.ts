import { declineOffer, vendorOf } from '../vendors/index.ts';
import type { Trader } from './moving.ts';
import { offer } from './trades.ts';

/** Asked and not wanted: once nobody of the wave is left to answer, the next are asked at once (B9). */
export const turnDown: Trader = async (tx, moving) => {
  const { before, how } = moving;
  const vendor = await vendorOf(tx, how.by.account);
  if (!vendor || vendor.house) return { refused: { key: 'matching.no-offer' } };
  const answer = await declineOffer(tx, { number: before.number, vendor: vendor.id, at: how.at });
  if (!answer.declined) return { refused: { key: 'matching.no-offer' } };
  return answer.open > 0 ? {} : offer(tx, moving);
};
