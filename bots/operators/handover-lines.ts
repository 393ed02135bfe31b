import { type OrderView, photoOf, wordsOf } from '#core/buyback/index.ts';
import type { Line } from '#core/conversation/index.ts';
import { starsText } from '#core/support/index.ts';

/** How far an order has come between claim and payment. */
export function handoverLines(
  { category, estimate, progress, status }: OrderView,
  simulated = false,
): readonly Line[] {
  const { attempts, gates, inspection, offer, destination, review, talks, wipe } = progress;
  return [
    ...(attempts > 0 ? [{ key: 'operators.card-attempts', params: { count: attempts } } as const] : []),
    ...(inspection ? [found(category, inspection)] : []),
    ...(status === 'inspecting' ? [refusalLine(progress)].flatMap((line) => line ?? []) : []),
    ...(inspection && status === 'inspecting' ? missing(category, inspection.missing) : []),
    ...(inspection && status === 'variance-review' ? reviewed(category, estimate, progress) : []),
    ...(offer && status !== 'variance-review'
      ? [
          {
            key: 'operators.card-final',
            params: { price: { paise: offer.price }, estimate: { paise: estimate } },
          } as const,
        ]
      : []),
    ...(gates.length > 0 ? [gatesLine(gates)] : []),
    ...payTo(status, destination),
    ...(review ? [reviewLine(review)] : []),
    ...(talks ?? []).map(({ note }): Line => ({ key: 'operators.card-talk', params: { note } })),
    ...(wipe ? [{ key: 'operators.card-wiped', params: { certificate: wipe.certificate } } as const] : []),
    ...(simulated && aboutMoney.includes(status) ? [{ key: 'operators.card-simulated' } as const] : []),
  ];
}

/** Stages whose card is about the payment. */
const aboutMoney: readonly OrderView['status'][] = [
  'gates',
  'payment-pending',
  'paying',
  'paid',
  'completed',
];

/** What a second person decides about: the price as it would be, and what the customer disputes. */
function reviewed(
  category: OrderView['category'],
  estimate: number,
  { inspection, disputed, reasons = {} }: OrderView['progress'],
): readonly Line[] {
  const price = inspection?.price ?? estimate;
  const percent = Math.round(((estimate - price) / Math.max(1, estimate)) * 100);
  const lines = disputed.map((question): Line => {
    const { name } = wordsOf(category, question);
    const because = reasons[question];
    return because === undefined
      ? name
      : { key: 'operators.disputed-because', params: { question: name, because } };
  });
  return [
    { key: 'operators.card-new-price', params: { price: { paise: price }, percent } },
    ...(lines.length > 0 ? [{ key: 'operators.card-disputed', params: { lines } } as const] : []),
  ];
}

type Inspection = NonNullable<OrderView['progress']['inspection']>;

function found(category: OrderView['category'], { check, unlocked, differences, bought }: Inspection): Line {
  const lines: Line[] = differences.map(({ question, claimed, found: seen, amount }) => {
    const { name, option } = wordsOf(category, question);
    const params = {
      question: name,
      found: seen.map(option),
      claimed: claimed.map(option),
      price: { paise: amount },
    };
    return { key: 'operators.card-found-line', params };
  });
  const first: readonly Line[] =
    check === 'not-asked'
      ? []
      : [{ key: 'operators.card-check', params: { what: { key: `operators.check-${check}` } } }];
  const again: readonly Line[] =
    bought === undefined ? [] : [{ key: 'operators.card-bought', params: { number: bought } }];
  const state: Line = { key: unlocked ? 'operators.unlocked-yes' : 'operators.unlocked-no' };
  const lock: Line = { key: 'operators.card-lock', params: { what: state } };
  return { key: 'operators.card-found', params: { lines: [...again, ...first, lock, ...lines] } };
}

/** As found, nobody buys it: that is decided without a person, and ends the order. */
export const willBeRefused = ({ progress: { inspection } }: Pick<OrderView, 'progress'>): boolean =>
  inspection !== undefined && (!inspection.unlocked || inspection.check === 'blacklisted');

/** Said before it is too late: who has not entered anything yet asks the customer to sign out first. */
function refusalLine(progress: OrderView['progress']): Line | undefined {
  const { inspection } = progress;
  if (!inspection) return { key: 'operators.card-locks-refused' };
  if (inspection.check === 'blacklisted') return { key: 'operators.card-blacklisted' };
  return willBeRefused({ progress }) ? { key: 'operators.card-locked' } : undefined;
}

const bullet = (what: Line): Line => ({ key: 'operators.bullet', params: { what } });

const missing = (category: OrderView['category'], names: readonly string[]): readonly Line[] =>
  names.length === 0
    ? []
    : [
        {
          key: 'operators.card-photos-missing',
          params: {
            lines: names.map((name) => bullet(photoOf(category, name))),
          },
        },
      ];

const gatesLine = (gates: OrderView['progress']['gates']): Line => ({
  key: 'operators.card-gates',
  params: { lines: gates.map((gate) => bullet({ key: `operators.gate-${gate}` })) },
});

const reviewLine = ({ stars, words }: NonNullable<OrderView['progress']['review']>): Line => ({
  key: 'operators.card-review',
  params: { stars: starsText(stars), words: words === undefined ? '' : `“${words}”` },
});

function payTo(status: OrderView['status'], destination: string | undefined): readonly Line[] {
  if (destination !== undefined) return [{ key: 'operators.card-destination', params: { destination } }];
  return status === 'gates' || status === 'payment-pending' ? [{ key: 'operators.card-no-destination' }] : [];
}
