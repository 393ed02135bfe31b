import type { Policies } from '#core/buyback/index.ts';
import { type PickupSlot, pickupSlots } from '#core/customers/index.ts';
import { type Instant, minutes } from '#core/shared/index.ts';

type Terms = { readonly now: Instant; readonly policies: Policies; readonly zone: string };

/** A visit that began later than that before the end of its slot would not be kept. */
const shortest = minutes(30);

/** When a visit can be: it may begin within the hour, and in a slot that runs, as the vendor has just spoken with them. */
export const visitSlots = ({ now, policies, zone }: Terms): readonly PickupSlot[] =>
  pickupSlots({ now, zone, ...policies.pickup, lead: -policies.pickup.length }).filter(({ to }) => to > now);

/** Those of them that somebody can still set out for. */
export const offeredSlots = (terms: Terms): readonly PickupSlot[] =>
  visitSlots(terms).filter(({ to }) => to >= terms.now + shortest);
