import { confirm, type Reading, refuse } from './reading.ts';

/** Degrees, WGS 84. */
export type Position = { readonly latitude: number; readonly longitude: number };

/** The box that holds all of India with its islands; parts of its neighbours are in it too. */
const INDIA = { south: 6.5, north: 37.2, west: 68, east: 97.5 };
const EARTH_RADIUS_METRES = 6_371_009;

/** A location pin. It never says which door, so it is always to be confirmed, and a flat number to be asked for. */
export function readLocation(pin: {
  readonly latitude: unknown;
  readonly longitude: unknown;
}): Reading<Position> {
  const { latitude, longitude } = pin;
  if (!isDegrees(latitude, 90) || !isDegrees(longitude, 180) || (latitude === 0 && longitude === 0))
    return refuse('customers.location-unclear');
  const { south, north, west, east } = INDIA;
  if (latitude < south || latitude > north || longitude < west || longitude > east)
    return refuse('customers.location-outside');
  return confirm({ latitude, longitude });
}

const isDegrees = (value: unknown, limit: number): value is number =>
  typeof value === 'number' && Number.isFinite(value) && Math.abs(value) <= limit;

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Metres along the surface, by the haversine formula on a sphere: within 0.5 % of the ellipsoid. */
export function distance(from: Position, to: Position): number {
  const north = Math.sin(radians(to.latitude - from.latitude) / 2) ** 2;
  const east = Math.sin(radians(to.longitude - from.longitude) / 2) ** 2;
  const chord = north + Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * east;
  return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(chord)));
}
