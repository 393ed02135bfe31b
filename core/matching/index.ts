export { covers } from './area.ts';
export {
  type Adjudication,
  adjudicate,
  type CreditReason,
  creditReasons,
  type LeadEvidence,
} from './credit.ts';
export {
  type Breakdown,
  explainOffer,
  explainSkip,
  explainWaiting,
  type OfferState,
} from './explain.ts';
export { daytimeEnds, defaultLeases, type LeaseTerms, leaseEnds } from './lease.ts';
export { type ListedVendor, readVendors, type VendorList } from './list/read.ts';
export { houseId, type Locate, vendorColumns } from './list/row.ts';
export { type Matching, match, type Skipped } from './match.ts';
export { type Candidate, type Ranked, rank, type Term, type Weights } from './rank.ts';
export { type Refusal, refusals } from './rules.ts';
export { type HeldOrder, type Sla, slaOf, slaTerms } from './sla.ts';
export type { MatchedOrder, Standing, Vendor } from './vendor.ts';
export { nextWave, type WaveTerms } from './waves.ts';
