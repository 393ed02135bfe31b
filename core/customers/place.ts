import { z } from 'zod';

/** Where a device is picked up. */
export type Place = {
  readonly address: string;
  readonly pincode: string;
  readonly landmark?: string;
  readonly district: string;
  readonly state: string;
  /** Degrees, WGS 84: the pin that was shared, else the pincode's when it is known precisely. */
  readonly latitude?: number;
  readonly longitude?: number;
};

export const place: z.ZodType<Place> = z.object({
  address: z.string(),
  pincode: z.string(),
  landmark: z.string().optional(),
  district: z.string(),
  state: z.string(),
  latitude: z.number().optional(),
  longitude: z.number().optional(),
}) as unknown as z.ZodType<Place>;
