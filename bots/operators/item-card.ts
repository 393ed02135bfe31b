import { categories } from '#core/catalogue/index.ts';
import type { CopyKey, Line } from '#core/conversation/index.ts';
import { zoneOf } from '#core/customers/index.ts';
import { type TrialBalance, trialBalanceLines } from '#core/ledger/index.ts';
import type { Instant } from '#core/shared/index.ts';
import { type ItemKind, isLate, kinds, type WorkItem } from '#core/support/index.ts';
import type { Card, CardButton, Field } from './card.ts';
import { creditButtons, creditLines } from './credit-card.ts';
import { differenceLines } from './difference-card.ts';
import { suspenseButtons, suspenseLines } from './suspense-card.ts';

/** What of a subject is shown, and under which name. Anything else in it is for the shop itself. */
const shown: Readonly<Record<string, CopyKey>> = {
  device: 'operators.subject-device',
  category: 'operators.subject-category',
  brand: 'operators.subject-brand',
  name: 'operators.subject-model',
  model: 'operators.subject-model',
  variant: 'operators.subject-variant',
  year: 'operators.subject-year',
  pincode: 'operators.subject-pincode',
  district: 'operators.subject-district',
  order: 'operators.subject-order',
  partner: 'operators.subject-partner',
};

const tones = { open: 'open', claimed: 'held', closed: 'over' } as const;

/** Tasks that tell of money which a simulated provider has not moved. */
const aboutMoney: readonly ItemKind[] = ['trial-balance', 'payout-difference'];

/** A task that is not about an order; those show on their order's card. `simulated`: no money moves. */
export function itemCard(item: WorkItem, now: Instant, { simulated = false } = {}): Card {
  const { id, kind, status, conversation } = item;
  return {
    subject: id,
    title: { key: `operators.kind-${kind}` },
    status: { label: { key: `operators.item-${status}` }, tone: tones[status] },
    lines: [
      ...(isLate(item, now) ? [{ key: 'operators.card-late' } as const] : []),
      owner(item),
      ...(faces[kind]?.lines ?? about)(item),
      ...(simulated && aboutMoney.includes(kind) ? [{ key: 'operators.card-simulated' } as const] : []),
      clock(item),
    ],
    details: [],
    buttons: status === 'closed' ? [] : buttons(item, now),
    ...(conversation === undefined ? {} : { conversation }),
  };
}

/** The subject is the trial balance as it was that morning. */
const books = ({ subject, createdAt }: WorkItem): readonly Line[] =>
  trialBalanceLines(JSON.parse(String(subject.trial)) as TrialBalance, { at: createdAt, zone: zoneOf('') });

const owner = ({ team, owner: name }: WorkItem): Line => {
  const forTeam: Line = { key: `operators.team-${team}` };
  return name === undefined
    ? { key: 'operators.item-team', params: { team: forTeam } }
    : { key: 'operators.item-owner', params: { team: forTeam, name } };
};

const about = ({ subject }: WorkItem): readonly Line[] =>
  Object.entries(subject).flatMap(([name, value]) => {
    const label = shown[name];
    if (label === undefined || value === '' || typeof value === 'object') return [];
    return [
      { key: 'operators.item-fact', params: { name: { key: label }, value: worded(name, String(value)) } },
    ];
  });

const worded = (name: string, value: string): string | Line => {
  const category = name === 'category' && categories.find((each) => each === value);
  return category ? { key: `choices.${category}` } : value;
};

function clock({ dueAt, closedAt, outcome }: WorkItem): Line {
  if (closedAt === undefined) return { key: 'operators.item-due', params: { at: moment(dueAt) } };
  const what: Line = { key: `operators.outcome-${outcome ?? 'order-over'}` };
  return { key: 'operators.item-closed-as', params: { at: moment(closedAt), outcome: what } };
}

function buttons(item: WorkItem, now: Instant): readonly CardButton[] {
  const { status, conversation } = item;
  const free = status === 'open' || isLate(item, now);
  return [
    ...(free ? [button('claim-item', { tone: 'primary' })] : []),
    ...(conversation === undefined ? [] : [button('answer', { fields: [words] })]),
    ...(faces[item.kind]?.ends ?? ended)(item),
    ...(conversation === undefined ? [] : [where]),
  ];
}

const ended = ({ kind }: WorkItem): readonly CardButton[] => [
  button('close-item', { fields: [outcomes(kind)] }),
];

const where: CardButton = { action: 'where', label: { key: 'staff.button-where' }, shows: 'where' };

const words: Field = { name: 'text', label: { key: 'operators.ask-text' }, long: true };

const outcomes = (kind: WorkItem['kind']): Field => ({
  name: 'outcome',
  label: { key: 'operators.ask-outcome' },
  options: kinds[kind].outcomes.map((value) => ({ value, label: { key: `operators.outcome-${value}` } })),
});

const button = (
  action: 'claim-item' | 'close-item' | 'answer' | 'end-handoff' | 'clear-codes',
  looks: Omit<CardButton, 'action' | 'label'>,
): CardButton => ({ action, label: { key: `operators.button-${action}` }, ...looks });

const moment = (at: Instant) => ({ at, zone: zoneOf(''), show: 'date-time' }) as const;

/** Tasks that are told, or ended, in words of their own. */
const faces: {
  readonly [K in ItemKind]?: {
    readonly lines?: (item: WorkItem) => readonly Line[];
    readonly ends?: (item: WorkItem) => readonly CardButton[];
  };
} = {
  handoff: { ends: () => [button('end-handoff', {})] },
  'trial-balance': { lines: books },
  suspense: { lines: suspenseLines, ends: suspenseButtons },
  'lead-credit': { lines: creditLines, ends: () => creditButtons },
  'payout-difference': { lines: (item) => [...differenceLines(item), ...about(item)] },
  'codes-blocked': { ends: () => [button('clear-codes', { sure: { key: 'operators.sure-clear-codes' } })] },
};
