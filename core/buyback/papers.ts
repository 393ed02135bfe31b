import { type Line, offer, type Reply, say } from '../conversation/index.ts';
import { zoneOf } from '../customers/index.ts';
import type { Payout } from '../payout/index.ts';
import { localTime } from '../shared/index.ts';
import type { Paper } from './paper-wish.ts';
import type { OrderView } from './seen-by.ts';

/** What an order was paid with, by its number; where the money came back there is none. */
export type Paid = ReadonlyMap<
  string,
  Pick<Payout, 'amount' | 'masked' | 'reference' | 'updatedAt' | 'provider'>
>;

/** Orders at most in one answer: more would not fit a screen. */
const mostShown = 5;

/** What a customer may keep of an order that is paid: how it was paid, and once the device is wiped, what says so. */
export const paperLines = (order: OrderView, paid: Paid): readonly Line[] => [
  ...receiptLines(order, paid),
  ...wipeLines(order),
];

function receiptLines({ number, area }: OrderView, paid: Paid): readonly Line[] {
  const payout = paid.get(number);
  if (!payout) return [];
  const { amount, masked, reference, updatedAt: at, provider } = payout;
  const zone = zoneOf(area.pincode);
  const on: Line = {
    key: 'buyback.paid-on',
    params: { at: { at, zone, show: 'date' }, year: localTime(at, zone).date.slice(0, 4) },
  };
  const isSimulated = provider === 'simulated';
  const key = isSimulated ? 'buyback.order-receipt-simulated' : 'buyback.order-receipt';
  return [
    { key, params: { price: { paise: amount }, destination: masked, on } },
    ...(reference === undefined ? [] : [{ key: 'buyback.order-reference', params: { reference } } as const]),
  ];
}

const wipeLines = ({ progress: { wipe } }: OrderView): readonly Line[] =>
  wipe ? [{ key: 'buyback.order-wiped', params: { certificate: wipe.certificate } }] : [];

/** The paper of every order that is paid, newest first; before there is one, what becomes of it. */
export function showPapers(orders: readonly OrderView[], paper: Paper, paid: Paid): Reply {
  const shown = orders.filter(({ number }) => paid.has(number)).slice(0, mostShown);
  if (shown.length === 0 && paper === 'certificate') return say('support.faq-data');
  if (shown.length === 0) return offer('buyback.no-receipt', [track]);
  const lines = shown.flatMap((order) => [titleOf(order), ...linesOf(order, paper, paid)]);
  return say(paper === 'receipt' ? 'buyback.your-receipts' : 'buyback.your-certificates', { lines });
}

const track = { id: '@track', label: { key: 'choices.track' } } as const;

const titleOf = ({ number, device }: OrderView): Line => ({
  key: 'buyback.paper-of',
  params: { number, device },
});

function linesOf(order: OrderView, paper: Paper, paid: Paid): readonly Line[] {
  if (paper === 'receipt') return receiptLines(order, paid);
  const lines = wipeLines(order);
  return lines.length > 0 ? lines : [{ key: 'buyback.not-wiped-yet' }];
}
