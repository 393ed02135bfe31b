import { maskPhone, type Place } from '../customers/index.ts';
import { mayContact } from './guards.ts';
import type { Customer, Order } from './order.ts';
import { type Progress, progressOf } from './progress.ts';
import { stages } from './stages.ts';

/** Who looks: all operators at once (a card in their channel), one of them, or the customer in a conversation. */
export type Viewer =
  | { readonly type: 'operators' }
  | { readonly type: 'operator'; readonly account: string }
  | { readonly type: 'customer' };

/** Where it is, roughly enough to know nobody's door. */
export type Area = Pick<Place, 'pincode' | 'district' | 'state'>;

/** An order as somebody may see it: without `person`, what they may not see is not there at all. */
export type OrderView = Omit<Order, 'customer' | 'place' | 'conversation' | 'handover'> & {
  readonly progress: Progress;
  readonly area: Area;
  readonly person?: Customer & { readonly place: Place };
  /** For the customer alone: what they tell at the door. */
  readonly doorCode?: string;
};

/** Before it is claimed the area only; then name, address and masked number; the number for who has it (S0-52). */
export function seenBy(order: Order, viewer: Viewer): OrderView {
  const { customer, place, conversation: _private, handover: _sealed, ...rest } = order;
  const { pincode, district, state } = place;
  const view = { ...rest, progress: progressOf(order), area: { pincode, district, state } };
  if (viewer.type === 'customer') return { ...view, person: { ...customer, place }, ...doorCodeOf(order) };
  if (viewer.type === 'operator' && mayContact(order, viewer.account))
    return { ...view, person: { ...customer, place } };
  if (!stages[order.status].shared) return view;
  return { ...view, person: { ...masked(customer), place } };
}

const doorCodeOf = ({ status, handover: { arrival } }: Order) =>
  status === 'en-route' && arrival ? { doorCode: arrival.code } : {};

const masked = ({ name, phone, whatsapp, second, proven }: Customer): Customer => ({
  name,
  phone: maskPhone(phone),
  ...(whatsapp === undefined ? {} : { whatsapp: maskPhone(whatsapp) }),
  ...(second === undefined ? {} : { second: maskPhone(second) }),
  ...(proven === undefined ? {} : { proven }),
});
