import { z } from 'zod';
import { type Category, categories } from '../catalogue/index.ts';
import { lifecycle } from './lifecycle.ts';
import type { Matter } from './matter.ts';
import type { Customer, OrderStatus } from './order.ts';
import type { EventType } from './order-events.ts';
import { disputable } from './progress.ts';
import type { OrderView } from './seen-by.ts';

/** The move that it takes. */
const moves: { readonly [M in Matter]: EventType } = {
  'cancel-order': 'cancel',
  'change-slot': 'change-slot',
  'change-address': 'change-address',
  'second-number': 'choose-number',
  'verify-number': 'prove-number',
  'correct-number': 'prove-number',
  'pay-to': 'set-destination',
  dispute: 'dispute-line',
  'keep-photo': 'send-photo',
};

/** Whether the stage allows it at all. */
export const canDo = ({ status }: { readonly status: OrderStatus }, matter: Matter): boolean =>
  lifecycle[status][moves[matter]] !== undefined;

/** An order as a chat needs to know it, to talk about it. */
export type Brief = {
  readonly number: string;
  readonly device: string;
  readonly status: OrderStatus;
  readonly category: Category;
  readonly model?: string | undefined;
  readonly pincode: string;
  readonly slot: { readonly from: number; readonly to: number };
  readonly customer: Customer;
  /** Questions whose line can be disputed now. */
  readonly lines?: readonly string[] | undefined;
  /** The number that is to take the place of theirs, once it is proven. */
  readonly proving?: string | undefined;
};

export const briefOf = ({
  number,
  device,
  status,
  category,
  model,
  area,
  slot,
  person,
  proving,
  progress,
}: OrderView): Brief => {
  const { place: _place, ...customer } = person ?? { name: '', phone: '', place: undefined };
  const { pincode } = area;
  const lines = disputable(progress);
  return { number, device, status, category, model, pincode, slot, customer, proving, lines };
};

/** An order to choose: what it is called. */
export type Named = Pick<Brief, 'number' | 'device' | 'model'> & Partial<Pick<Brief, 'category'>>;
export const named = z.array(
  z.object({
    number: z.string(),
    device: z.string(),
    model: z.string().optional(),
    category: z.enum(categories).optional(),
  }),
);
