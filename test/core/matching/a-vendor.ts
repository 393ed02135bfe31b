import type { Candidate, MatchedOrder, Vendor } from '#core/matching/index.ts';
import { slaOf } from '#core/matching/index.ts';
import { rupees } from '#core/shared/index.ts';

/** Saturday, 21 November 2026, 12:00 in India. */
export const noon = Date.UTC(2026, 10, 21, 6, 30);
const hour = 3_600_000;

export const bandra = { latitude: 19.0596, longitude: 72.8295 };
export const andheri = { latitude: 19.1197, longitude: 72.8464 };

/** A phone in Bandra, to be picked up the same afternoon, 13:00 to 16:00. */
export const anOrder = (changes: Partial<MatchedOrder> = {}): MatchedOrder => ({
  number: 'HT-7K3F-9M2Q-XY4A',
  category: 'phone',
  place: { pincode: '400050', ...bandra },
  estimate: rupees(18_500),
  slot: { from: noon + hour, to: noon + 4 * hour },
  ...changes,
});

/** One that may have it. */
export const aVendor = (id: string, changes: Partial<Vendor> = {}): Vendor => ({
  id,
  name: `Vendor ${id}`,
  house: false,
  active: true,
  suspended: false,
  members: [],
  areas: ['400050'],
  categories: ['phone'],
  holidays: [],
  away: false,
  ...changes,
});

export const aCandidate = (vendor: Vendor, changes: Partial<Candidate> = {}): Candidate => ({
  vendor,
  standing: { available: rupees(500), hold: rupees(200), load: 0 },
  sla: slaOf([], noon),
  ...changes,
});

export const theHouse = aVendor('house', { house: true, areas: [] });
