export { claimOffer, type OfferClaim } from './claim-offer.ts';
export { comesTo } from './comes-to.ts';
export { type Considered, explainAll, explainFor } from './explain.ts';
export { importVendors, type VendorsOptions, type VendorsOutcome } from './import-vendors.ts';
export { isHouse } from './is-house.ts';
export { leadEvidence } from './lead-evidence.ts';
export {
  hasVendor,
  listVendors,
  loadVendors,
  setSuspended,
  type VendorName,
  type VendorState,
  vendorOf,
} from './load.ts';
export { type Matched, matchOrder, type Offered, type WalletOf, type Wish } from './match-order.ts';
export { declineOffer, endClaim, timeOutWave, withdrawOthers } from './offers.ts';
export { namedSide, ownSide, rivalSide } from './own-side.ts';
export { isTouched, touched } from './touched.ts';
export type { VendorChanges } from './vendor-changes.ts';
