import { distance, makeServiceArea, type Position } from '../customers/index.ts';
import type { MatchedOrder, Vendor } from './vendor.ts';

/** Kilometres from the vendor's base to the order; undefined when one of the two is not on the map. */
export function kilometresTo(
  { base }: Pick<Vendor, 'base'>,
  { place }: Pick<MatchedOrder, 'place'>,
): number | undefined {
  const position = positionOf(place);
  return base && position ? distance(base, position) / 1_000 : undefined;
}

/** Whether the vendor comes to this place: by its pincode, or because it is near enough. */
export function covers(
  vendor: Pick<Vendor, 'areas' | 'base' | 'radius'>,
  order: Pick<MatchedOrder, 'place'>,
): boolean {
  if (makeServiceArea(vendor.areas).serves(order.place.pincode)) return true;
  const away = kilometresTo(vendor, order);
  return away !== undefined && away <= (vendor.radius ?? -1);
}

const positionOf = ({ latitude, longitude }: MatchedOrder['place']): Position | undefined =>
  latitude === undefined || longitude === undefined ? undefined : { latitude, longitude };
