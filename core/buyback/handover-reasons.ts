/** Why a visit came to nothing. */
export const attemptReasons = [
  'nobody-home',
  'not-ready',
  'locked',
  'address-not-found',
  'postponed',
] as const;
export type AttemptReason = (typeof attemptReasons)[number];

/** Why a device that was seen is not bought. */
export const noDealReasons = [
  'blacklisted',
  'locked',
  'another-device',
  'gate-failed',
  'not-buying',
] as const;
export type NoDealReason = (typeof noDealReasons)[number];

/** Why a gate was opened without what it asks for. */
export const waiveReasons = ['known-customer', 'checked-otherwise', 'company-device'] as const;
export type WaiveReason = (typeof waiveReasons)[number];
