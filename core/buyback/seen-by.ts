import { maskPhone, type Place } from '../customers/index.ts';
import type { Instant } from '../shared/index.ts';
import { mayContact } from './guards.ts';
import { numberToCome } from './number-correction.ts';
import type { Customer, Order } from './order.ts';
import type { EventType } from './order-events.ts';
import { type Progress, progressOf } from './progress.ts';
import { stages } from './stages.ts';

/**
 * How far somebody sees into orders that are not theirs: `all` who the customer is with the number masked, as soon as
 * somebody is on the way; `work` how far it has come; `own` neither.
 */
export type Sight = 'all' | 'work' | 'own';

/** Who looks: all operators at once (a card in their channel), one of them now, or the customer in a conversation. */
export type Viewer =
  | { readonly type: 'operators'; readonly sees?: Sight }
  | {
      readonly type: 'operator';
      readonly account: string;
      readonly at: Instant;
      readonly sees: Sight;
      /** Nobody keeps that they look: then who has the order reads no more than others who may see it. */
      readonly unkept?: true;
    }
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
  /** For the customer alone: the number that is to take the place of theirs. */
  readonly proving?: string;
  /** The viewer has the order or a task about it. */
  readonly isOwn: boolean;
  /** By the moves that decide about something: the mark of what it is now. */
  readonly marks?: Readonly<Partial<Record<EventType, string>>>;
  /** Whose it is shows, and where it stands; nothing else of what has happened since. */
  readonly isClosed?: true;
};

/** Before it is claimed the area only; then what the viewer may see (S0-52, S4); the number for who has it. */
export function seenBy(order: Order, viewer: Viewer): OrderView {
  const { customer, place, conversation: _private, handover: _sealed, ...rest } = order;
  const { pincode, district, state } = place;
  const isOwn = viewer.type === 'operator' && mayContact(order, viewer.account, viewer.at);
  const view = {
    ...rest,
    isOwn,
    progress: progressFor(order, viewer, isOwn),
    items: mayReadAll(viewer, isOwn) ? order.items : order.items.map(withoutNames),
    area: { pincode, district, state },
  };
  if (viewer.type === 'customer')
    return { ...view, person: { ...customer, place }, ...doorCodeOf(order), ...provingOf(order) };
  if (isOwn && !viewer.unkept) return { ...view, person: { ...customer, place } };
  if (viewer.sees === 'own' && !isOwn && order.status !== 'unassigned')
    return { ...view, progress: noProgress, items: [], isClosed: true };
  if (viewer.sees !== 'all' || !stages[order.status].shared) return view;
  return { ...view, person: { ...masked(customer), place } };
}

/** A customer's own words and pictures go to who has to do with them, where others read along. */
function progressFor(order: Order, viewer: Viewer, isOwn: boolean): Progress {
  const { reasons, photos, ...progress } = progressOf(order);
  const own = isOwn ? withIdentifier(order, progress) : progress;
  if (!mayReadAll(viewer, isOwn)) return own;
  return { ...own, ...(reasons ? { reasons } : {}), ...(photos ? { photos } : {}) };
}

/** Whoever inspects can correct the number that they entered; nobody else reads it. */
function withIdentifier({ status, handover: { inspection } }: Order, progress: Progress): Progress {
  if (status !== 'inspecting' || !inspection || !progress.inspection) return progress;
  return { ...progress, inspection: { ...progress.inspection, identifier: inspection.identifier } };
}

/** Also what is not for the others: who failed before, and why. */
const mayReadAll = (viewer: Viewer, isOwn: boolean): boolean =>
  viewer.type === 'customer' || isOwn || viewer.sees === 'all';

const withoutNames = (item: Order['items'][number]): Order['items'][number] =>
  item.kind === 'failed-pickup' ? { ...item, subject: {} } : item;

const noProgress: Progress = { attempts: 0, gates: [], disputed: [], choices: [] };

const doorCodeOf = ({ status, handover: { arrival } }: Order) =>
  status === 'en-route' && arrival ? { doorCode: arrival.code } : {};

function provingOf(order: Order) {
  const proving = numberToCome(order);
  return proving === undefined ? {} : { proving };
}

const masked = ({ name, phone, whatsapp, second, proven }: Customer): Customer => ({
  name,
  phone: maskPhone(phone),
  ...(whatsapp === undefined ? {} : { whatsapp: maskPhone(whatsapp) }),
  ...(second === undefined ? {} : { second: maskPhone(second) }),
  ...(proven === undefined ? {} : { proven }),
});
