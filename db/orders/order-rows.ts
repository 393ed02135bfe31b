import { type Holder, noHandover, type Order, type OrderStatus } from '#core/buyback/index.ts';
import type { WorkItem } from '#core/support/index.ts';
import type { Row } from '../client/index.ts';
import type { Sealer } from '../sealed.ts';
import { openCustomer } from './sealed-customer.ts';
import { openHandover } from './sealed-handover.ts';

export const orderColumns = `o.number, o.conversation, o.locale, o.status, o.version, o.category, o.model, o.variant,
    o.device, o.estimate, o.quote, o.worded, o.customer, o.pincode, o.district, o.state, o.latitude, o.longitude,
    o.slot_from, o.slot_to, o.source, o.high_value, o.handover, o.created_at, o.updated_at`;

type OrderRow = Pick<
  Order,
  'number' | 'conversation' | 'locale' | 'version' | 'category' | 'model' | 'variant' | 'device' | 'estimate'
> &
  Pick<Order, 'quote' | 'worded' | 'source'> & {
    readonly status: OrderStatus;
    readonly customer: string;
    readonly pincode: string;
    readonly district: string;
    readonly state: string;
    readonly latitude: number | null;
    readonly longitude: number | null;
    readonly slot_from: number;
    readonly slot_to: number;
    readonly high_value: boolean;
    readonly handover: string | null;
    readonly created_at: number;
    readonly updated_at: number;
  };

type Beside = { readonly holder: Holder | undefined; readonly items: readonly WorkItem[] };

/** The order of a row with `orderColumns`, unsealed: only what `seenBy` makes of it may leave this folder. */
export function toOrder(given: Row, { holder, items }: Beside, sealer: Sealer): Order {
  const row = given as OrderRow;
  const { address, landmark, ...customer } = openCustomer(row.number, row.customer, sealer);
  const { pincode, district, state, latitude, longitude } = row;
  const { number, conversation, locale, status, version, category, model, variant, device, estimate } = row;
  return {
    number,
    conversation,
    locale,
    status,
    version,
    category,
    model,
    variant,
    device,
    estimate,
    quote: row.quote,
    worded: row.worded,
    customer,
    place: {
      address,
      pincode,
      district,
      state,
      ...(landmark === undefined ? {} : { landmark }),
      ...(latitude === null || longitude === null ? {} : { latitude, longitude }),
    },
    slot: { from: row.slot_from, to: row.slot_to },
    source: row.source,
    highValue: row.high_value,
    holder,
    handover: row.handover === null ? noHandover : openHandover(row.number, row.handover, sealer),
    items,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

/** Of a row of `claims`, or of nulls when there is none. */
export const toHolder = (row: Row | undefined): Holder | undefined =>
  row && typeof row.actor === 'string'
    ? { account: row.actor, name: String(row.actor_name), since: Number(row.held_since) }
    : undefined;
