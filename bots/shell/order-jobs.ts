import { createHash } from 'node:crypto';
import { z } from 'zod';
import {
  type OrderView,
  orderTexts,
  papers,
  proofLimits,
  showOrders,
  showPapers,
} from '#core/buyback/index.ts';
import type { Line } from '#core/conversation/index.ts';
import { place } from '#core/customers/index.ts';
import { type Dispatch, keepDispatch } from '#db/dispatches/index.ts';
import {
  actForCustomer,
  findOrder,
  numberCode,
  type OrderStore,
  ordersOf,
  ordersOfNumber,
} from '#db/orders/index.ts';
import type { Taken } from '#db/outbox/index.ts';
import { newestPayouts } from '#db/payouts/index.ts';
import { type Copy, plain } from '#prompts/index.ts';
import type { AnalyticsProvider } from '../providers/analytics/port.ts';
import type { SmsProvider } from '../providers/sms/port.ts';
import type { Batcher } from './batcher.ts';
import { onceOf } from './customer-jobs.ts';
import type { Handler } from './outbox.ts';
import type { Snapshot } from './snapshot.ts';
import type { Surface } from './surface.ts';

export type OrderJobs = {
  readonly store: OrderStore;
  readonly accept: Batcher['accept'];
  readonly snapshot: () => Snapshot;
  readonly surfaces: () => readonly Surface[];
  readonly sms?: SmsProvider | undefined;
  readonly analytics?: AnalyticsProvider | undefined;
  readonly copy: Copy;
  readonly now: () => number;
  readonly dispatched: (dispatch: Dispatch) => void;
};

const wanted = z.object({
  conversation: z.string(),
  number: z.string().optional(),
  paper: z.enum(papers).optional(),
});
const addressed = z.object({ conversation: z.string(), number: z.string(), place });
const carded = z.looseObject({ number: z.string(), note: z.looseObject({ key: z.string() }).optional() });
const told = z.object({ account: z.string(), line: z.looseObject({ key: z.string() }) });
const relayed = z.object({ id: z.string(), conversation: z.string(), text: z.string() });
const texted = z.object({ number: z.string(), template: z.enum(['order-created', 'number-code']) });
const recorded = z.looseObject({ name: z.string(), number: z.string().optional() });

/** Effects of orders: what is looked up for a customer, shown to our people, and told to the outside. */
export function orderJobs(jobs: OrderJobs): Readonly<Record<string, Handler>> {
  const { store, accept, snapshot, surfaces, now } = jobs;
  const everywhere = async (show: (surface: Surface) => Promise<void>) => {
    for (const surface of surfaces()) await show(surface);
  };
  return {
    'show-orders': async (job) => {
      const { conversation, number, paper } = wanted.parse(job.payload);
      const orders = await ordersOf(store, conversation);
      const paid = await payoutsOfPaid(store, orders);
      const says = [paper ? showPapers(orders, paper, paid) : showOrders(orders, number, paid)];
      const event = { type: 'news', says } as const;
      await accept({ id: `outbox:${job.id}`, conversation, at: now(), event, sender: {} });
    },
    'change-address': async (job) => {
      const { conversation, number, place: where } = addressed.parse(job.payload);
      const served = snapshot().area.serves(where.pincode);
      const event = { type: 'change-address', place: where, served } as const;
      await actForCustomer(store, { conversation, number, event, at: now(), once: onceOf(job) });
    },
    card: async ({ payload }) => {
      const { number, note } = carded.parse(payload);
      await everywhere((surface) => surface.showOrder(number, note as Line | undefined));
      for (const { name } of surfaces()) await keepDispatch(store.database, firstShown(number, name, now()));
    },
    'item-card': ({ payload }) =>
      everywhere((surface) => surface.showItem(z.object({ id: z.string() }).parse(payload).id)),
    tell: ({ payload }) => {
      const { account, line } = told.parse(payload);
      return everywhere(async (surface) => surface.tell?.(account, line as unknown as Line));
    },
    relay: ({ payload }) => everywhere((surface) => surface.relay(relayed.parse(payload))),
    sms: (job) => sendSms(jobs, job),
    analytics: (job) => recordEvent(jobs, job),
  };
}

/** When an order's card first stood somewhere; kept once, so later changes of the card are not. */
const firstShown = (number: string, surface: string, at: number): Dispatch => ({
  id: `card:${surface}:${number}`,
  kind: 'card',
  provider: surface,
  number,
  summary: surface,
  result: 'shown',
  at,
});

/** What is sent to which number. */
type Text = { readonly to: string; readonly locale: string; readonly line: Line };

async function created(store: OrderStore, number: string): Promise<Text | undefined> {
  const order = await findOrder(store, number, { type: 'customer' });
  if (!order?.person) return undefined;
  const params = { number, device: order.device, price: { paise: order.estimate } };
  return {
    to: order.person.phone,
    locale: order.locale,
    line: { key: 'buyback.sms-order-created', params },
  };
}

/** Done twice, it says the same code again; one that is of no use any more is not sent. */
async function numberCodeText(store: OrderStore, number: string, at: number): Promise<Text | undefined> {
  const found = await numberCode(store, { number, at });
  const minutes = proofLimits.validFor / 60_000;
  return (
    found && { ...found, line: { key: 'buyback.sms-number-code', params: { code: found.code, minutes } } }
  );
}

/** What each of these orders was paid with; one whose money came back is not paid. */
async function payoutsOfPaid({ database }: OrderStore, orders: readonly OrderView[]) {
  const numbers = orders.filter(({ status }) => isPaid.includes(status)).map(({ number }) => number);
  const newest = await newestPayouts(database, numbers);
  return new Map([...newest].filter(([, { state }]) => state === 'processed'));
}

const isPaid: readonly OrderView['status'][] = ['paid', 'completed'];

/** The same at every try: of the orders of a number, the first ones of a day are texted. */
const isTextedEnough = async (store: OrderStore, number: string): Promise<boolean> =>
  (await ordersOfNumber(store, number, orderTexts.within)) > orderTexts.most;

/** S0-49: the order by SMS, for those who sold it on another channel than their telephone. */
async function sendSms(
  { store, sms, copy, now, dispatched }: OrderJobs,
  { id, payload }: Taken,
): Promise<void> {
  const { number, template } = texted.parse(payload);
  const text = await (template === 'number-code'
    ? numberCodeText(store, number, now())
    : created(store, number));
  if (!text) return;
  const key = `sms:${id}`;
  const { to, locale, line } = text;
  const send = async (): Promise<string> => {
    if (template === 'order-created' && (await isTextedEnough(store, number)))
      return 'not sent: this number has had its texts of the day';
    if (!sms) return 'not sent: no SMS provider is configured';
    return sms.send({ id: key, to, text: plain(copy.write(locale, line)), number });
  };
  const dispatch: Dispatch = {
    id: key,
    kind: 'sms',
    provider: sms?.name ?? 'none',
    number,
    summary: template,
    result: await send(),
    at: now(),
  };
  await keepDispatch(store.database, dispatch);
  dispatched(dispatch);
}

/** S0-56: what happened, without who: the order number stands for the person as a one-way pseudonym. */
async function recordEvent(
  { store, analytics, now, dispatched }: OrderJobs,
  { id, payload }: Taken,
): Promise<void> {
  const { name, number, ...about } = recorded.parse(payload);
  const key = `analytics:${id}`;
  const client = createHash('sha256')
    .update(number ?? key)
    .digest('hex')
    .slice(0, 20);
  const event = { id: key, client, name, about: flat(about) };
  const result = analytics ? await analytics.send(event) : 'not sent: no analytics provider is configured';
  const dispatch: Dispatch = {
    id: key,
    kind: 'analytics',
    provider: analytics?.name ?? 'none',
    number,
    summary: name,
    result,
    at: now(),
  };
  await keepDispatch(store.database, dispatch);
  dispatched(dispatch);
}

/** Measurement protocols take flat parameters: `source.entry` becomes `source_entry`. */
function flat(about: Readonly<Record<string, unknown>>, prefix = ''): Record<string, string | number> {
  const flattened: Record<string, string | number> = {};
  for (const [key, value] of Object.entries(about)) {
    const name = `${prefix}${key}`;
    if (typeof value === 'string' || typeof value === 'number') flattened[name] = value;
    if (typeof value === 'boolean') flattened[name] = String(value);
    if (typeof value === 'object' && value !== null)
      Object.assign(flattened, flat(value as Record<string, unknown>, `${name}_`));
  }
  return flattened;
}
