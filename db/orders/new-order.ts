import type { NewOrder } from '#core/buyback/index.ts';
import { newItem } from '#core/support/index.ts';
import type { Sealer } from '../sealed.ts';
import type { Queued, Rows } from '../turns/index.ts';
import { itemRow } from '../work/item-rows.ts';
import { sealCustomer } from './sealed-customer.ts';

/** All that a confirmed sale becomes, to be written in one transaction with the turn that confirmed it (S0-47..57). */
export function orderRows(
  order: NewOrder,
  sealer: Sealer,
): { readonly rows: Rows; readonly queued: readonly Queued[] } {
  const { number, highValue } = order;
  const at = iso(order.at);
  return {
    rows: {
      orders: [orderRow(order, sealer)],
      order_events: [
        {
          number,
          sequence: 1,
          event: 'created',
          from: null,
          to: 'created',
          actor: order.conversation,
          visibility: 'public',
          data: {},
          at,
        },
      ],
      ...(highValue ? { work_items: [itemRow(callTask(order))] } : {}),
    },
    queued: effects(order),
  };
}

function orderRow(order: NewOrder, sealer: Sealer): Readonly<Record<string, unknown>> {
  const { number, conversation, locale, category, model, variant, device, quote, worded, place, slot } =
    order;
  const at = iso(order.at);
  return {
    number,
    conversation,
    locale,
    status: 'created',
    version: 1,
    category,
    model,
    variant,
    device,
    estimate: quote.breakdown.estimate,
    book: quote.book,
    quote,
    worded,
    customer: sealCustomer(order, sealer),
    phone_hash: sealer.phoneHash(order.customer.phone),
    pincode: place.pincode,
    district: place.district,
    state: place.state,
    latitude: place.latitude ?? null,
    longitude: place.longitude ?? null,
    slot_from: iso(slot.from),
    slot_to: iso(slot.to),
    source: order.source,
    high_value: order.highValue,
    created_at: at,
    updated_at: at,
  };
}

const callTask = ({ number, conversation, device, at }: NewOrder) =>
  newItem({
    id: `high-value-call:${number}`,
    kind: 'high-value-call',
    number,
    conversation,
    subject: { device },
    at,
  });

function effects(order: NewOrder): readonly Queued[] {
  const { number, category, model, variant, channel, source, highValue, quote, place } = order;
  const { estimate } = quote.breakdown;
  const { district, state } = place;
  const told = {
    name: 'order_created',
    number,
    category,
    model,
    variant,
    estimate,
    district,
    state,
    channel,
    source,
    highValue,
  };
  return [
    // Whom it is offered to is for a transaction of its own: the customer does not wait for it.
    { lane: `card:${number}`, kind: 'open-matching', payload: { number } },
    { lane: `sms:${number}`, kind: 'sms', payload: { number, template: 'order-created' } },
    { lane: `analytics:${number}`, kind: 'analytics', payload: told },
  ];
}

const iso = (at: number): string => new Date(at).toISOString();
