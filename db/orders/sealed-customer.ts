import { z } from 'zod';
import type { Customer, Order } from '#core/buyback/index.ts';
import type { Cell, Sealer } from '../sealed.ts';

/** What of an order is personal, as it is kept in `orders.customer`. */
type Person = Customer & { readonly address: string; readonly landmark?: string };

const person = z.object({
  name: z.string(),
  phone: z.string(),
  whatsapp: z.string().optional(),
  second: z.string().optional(),
  proven: z.array(z.enum(['phone', 'second'])).optional(),
  address: z.string(),
  landmark: z.string().optional(),
}) as unknown as z.ZodType<Person>;

const cell = (number: string): Cell => `orders.customer:${number}`;

export function sealCustomer(
  { number, customer, place }: Pick<Order, 'number' | 'customer' | 'place'>,
  { seal }: Sealer,
): string {
  const { address, landmark } = place;
  const whole: Person = { ...customer, address, ...(landmark === undefined ? {} : { landmark }) };
  return seal(JSON.stringify(whole), cell(number));
}

/** Throws when the row was tampered with or the key is missing. */
export const openCustomer = (number: string, sealed: string, { open }: Sealer): Person =>
  person.parse(JSON.parse(open(sealed, cell(number))));
