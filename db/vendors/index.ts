export { claimOffer, type OfferClaim } from './claim-offer.ts';
export { comesTo } from './comes-to.ts';
export { explainFor } from './explain.ts';
export { importVendors, type VendorsOptions, type VendorsOutcome } from './import-vendors.ts';
export { leadEvidence } from './lead-evidence.ts';
export { loadVendors, setSuspended, type VendorName, vendorOf } from './load.ts';
export { type Matched, matchOrder, type Offered, type WalletOf, type Wish } from './match-order.ts';
export { declineOffer, endClaim, timeOutWave, withdrawOthers } from './offers.ts';
export type { VendorChanges } from './vendor-changes.ts';
