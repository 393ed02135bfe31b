import type { Subject } from '../support/index.ts';
import { type How, policyOf } from './actor.ts';
import { missedCodes } from './letting-go.ts';
import type { Order } from './order.ts';
import type { OrderCommand } from './order-news.ts';
import type { Then } from './then.ts';

type Follows = readonly OrderCommand[];

const pickupFails = (what: Subject): OrderCommand => ({
  type: 'open-item',
  kind: 'failed-pickup',
  about: what,
});

/** Whether somebody is to look into that already: a task tells what it is about by its subject. */
const isKnown = ({ items }: Order, what: string): boolean =>
  items.some(({ kind, subject }) => kind === 'failed-pickup' && subject[what] !== undefined);

/** Wrong codes at this door since the order was made: by whoever is on the way, and by all who ever were. */
function wrongCodes(order: Order): { readonly own: number; readonly all: number } {
  const each = Object.values(missedCodes(order).wrongCodes ?? {});
  return { own: order.handover.arrival?.wrong ?? 0, all: each.reduce((sum, codes) => sum + codes, 0) };
}

/** Codes that whoever is at the door may still say; none once everybody together has said too many. */
export function triesLeft(order: Order, how: Pick<How, 'policy'>): number {
  const { own, all } = wrongCodes(order);
  const { arrivalTries, orderTries } = policyOf(how);
  return Math.min(arrivalTries - own, orderTries - all);
}

/** No try is left at this door, on this trip or since earlier ones: somebody has to know, who speaks with the customer. */
export function codesOver(order: Order, how: How): Follows {
  const { own, all } = wrongCodes(order);
  const { arrivalTries, orderTries } = policyOf(how);
  const partner = how.by.name;
  if (all >= orderTries) return isKnown(order, 'allCodes') ? [] : [pickupFails({ allCodes: all, partner })];
  if (own < arrivalTries || isKnown(order, 'codes')) return [];
  return [pickupFails({ codes: own, partner })];
}

/** As many visits came to nothing as may: what became of the last one is for somebody to know. */
export function triedEnough({ handover: { attempts } }: Order, reason: string, how: Then): Follows {
  if (attempts < policyOf(how).mostAttempts) return [];
  const partner = how.before.holder?.name ?? how.by.name;
  return [pickupFails({ visits: attempts, reason, partner })];
}

/** Its partner wants to move a visit once more than may be: somebody asks the customer, once. */
export const movedEnough = (order: Order, { by }: How): Follows =>
  isKnown(order, 'plans') ? [] : [pickupFails({ plans: order.handover.replans ?? 0, partner: by.name })];
