import type { Line } from '../conversation/index.ts';
import { zoneOf } from '../customers/index.ts';
import { type Instant, localTime } from '../shared/index.ts';
import { covers } from './area.ts';
import { isHoliday, works } from './calendar.ts';
import type { MatchedOrder, Standing, Vendor } from './vendor.ts';

export type Judged = {
  readonly vendor: Vendor;
  readonly order: MatchedOrder;
  readonly standing: Standing;
  readonly now: Instant;
};

/** Nothing, or the line that says why the order is not for this vendor. */
type Rule = (judged: Judged) => Line | undefined;

/** Who may have an order (S0-44, S0-58, S0-59, S0-60). Everything here is asked when it is offered and when it is claimed. */
export const rules = {
  active: ({ vendor }) => (vendor.active ? undefined : { key: 'matching.skip-active' }),
  suspended: ({ vendor }) => (vendor.suspended ? { key: 'matching.skip-suspended' } : undefined),
  // What the shop does not serve never becomes an order, and its own people go wherever it does.
  area: ({ vendor, order }) =>
    vendor.house || covers(vendor, order)
      ? undefined
      : { key: 'matching.skip-area', params: { pincode: order.place.pincode } },
  category: ({ vendor, order }) =>
    vendor.categories.includes(order.category)
      ? undefined
      : {
          key: 'matching.skip-category',
          params: { category: { key: `choices.${order.category}` } },
        },
  holiday: ({ vendor, order, now }) => {
    if (vendor.away) return { key: 'matching.skip-away' };
    const date = localTime(order.slot.from, zoneOf(order.place.pincode)).date;
    return isAhead(order, now) && isHoliday(vendor.holidays, date)
      ? { key: 'matching.skip-holiday', params: { day: dayOf(order) } }
      : undefined;
  },
  hours: ({ vendor, order, now }) =>
    !isAhead(order, now) || !vendor.hours || works(vendor.hours, order.slot, zoneOf(order.place.pincode))
      ? undefined
      : { key: 'matching.skip-hours', params: { day: dayOf(order) } },
  capacity: ({ vendor: { capacity }, standing: { load } }) =>
    capacity === undefined || load < capacity
      ? undefined
      : { key: 'matching.skip-capacity', params: { load, capacity } },
  credits: ({ vendor, standing: { available, hold } }) =>
    vendor.house || available === undefined || available >= hold
      ? undefined
      : { key: 'matching.skip-credits', params: { available: { paise: available }, hold: { paise: hold } } },
} as const satisfies Readonly<Record<string, Rule>>;

export type RuleName = keyof typeof rules;
export type Refusal = { readonly rule: RuleName; readonly line: Line };

/** Every rule that speaks against it; none when the vendor may have the order. */
export const refusals = (judged: Judged): readonly Refusal[] =>
  (Object.keys(rules) as RuleName[]).flatMap((rule) => {
    const line = rules[rule](judged);
    return line ? [{ rule, line }] : [];
  });

/** Once the time that was wished for is over, another one is agreed on: nobody is out because of it. */
const isAhead = ({ slot }: MatchedOrder, now: Instant): boolean => slot.to > now;

const dayOf = ({ slot, place }: MatchedOrder) =>
  ({ at: slot.from, zone: zoneOf(place.pincode), show: 'date' }) as const;
