import type { EventType } from '../buyback/index.ts';
import type { Line } from '../conversation/index.ts';
import type { Team } from '../support/index.ts';
import { type StaffRole, staffRoles } from './roles.ts';

/** All that may be allowed or not: moves of an order, tasks by the team they are for, and what is asked for. */
export type Deed =
  | EventType
  | `task-${Team}`
  | 'look'
  | 'see-customers'
  | 'payout'
  | 'answer'
  | 'guide'
  | 'books'
  | 'why'
  | 'ask-credit'
  | 'why-any'
  | 'funnel'
  | 'figures'
  | 'sop';

const everybody = staffRoles;
const desk = ['cx', 'sales'] as const;
const pickup = ['cx', 'sales', 'vendor'] as const;

/** Who may do what (S0-1). An admin may do everything, so no list names one. */
const permissions: { readonly [D in Deed]: readonly StaffRole[] } = {
  'open-matching': [],
  claim: pickup,
  'decline-offer': ['vendor'],
  release: pickup,
  revoke: desk,
  'show-contact': pickup,
  'log-call': pickup,
  'send-to-customer': pickup,
  'change-address': pickup,
  'fix-pincode': desk,
  'mark-unserviceable': desk,
  'close-lead': desk,
  'change-slot': [],
  'out-of-area': [],
  'report-address': [],
  'send-photo': [],
  review: [],
  'settle-review': desk,
  'record-wipe': desk,
  'choose-number': [],
  'prove-number': [],
  'type-number-code': [],
  'wrong-number-code': [],
  'correct-number': [],
  cancel: desk,
  'merge-duplicate': desk,
  schedule: pickup,
  'too-many-plans': pickup,
  'time-out': [],
  depart: pickup,
  'attempt-failed': pickup,
  arrive: pickup,
  'wrong-code': pickup,
  'confirm-arrival': desk,
  inspect: pickup,
  'add-photos': pickup,
  'submit-inspection': pickup,
  approve: desk,
  'return-for-evidence': desk,
  reprice: desk,
  'refuse-device': desk,
  accept: [],
  'dispute-line': [],
  decline: [],
  expire: [],
  'pass-gate': pickup,
  'waive-gate': desk,
  'fail-gate': pickup,
  'gates-passed': [],
  'set-destination': [],
  'send-code': pickup,
  'verify-code': pickup,
  'bypass-code': desk,
  'payout-succeeded': [],
  'payout-failed': [],
  complete: [],
  'payout-reversed': [],
  payout: desk,
  'task-cx': desk,
  'task-sales': desk,
  'task-pricing': ['pricing', 'cx'],
  look: ['cx', 'sales', 'pricing', 'vendor'],
  'see-customers': desk,
  answer: ['cx', 'sales', 'pricing'],
  guide: desk,
  books: [],
  why: pickup,
  'ask-credit': ['vendor'],
  'why-any': desk,
  funnel: ['marketing', 'product'],
  figures: everybody,
  sop: everybody,
};

export const isDeed = (name: string): name is Deed => Object.hasOwn(permissions, name);

export const mayDo = (roles: readonly StaffRole[], deed: Deed): boolean =>
  roles.includes('admin') || permissions[deed].some((role) => roles.includes(role));

/** Who may, and as what the person is here: said to who may not. */
export function refusedDeed(roles: readonly StaffRole[], deed: Deed): Line {
  const who = wordRoles([...permissions[deed].filter((role) => role !== 'admin'), 'admin']);
  return roles.length === 0
    ? { key: 'staff.no-role', params: { who } }
    : { key: 'staff.only-for', params: { who, you: wordRoles(roles) } };
}

/** `CX, Sales or Admin`. */
export function wordRoles(roles: readonly StaffRole[]): Line {
  const [first, ...others] = roles.map(wordRole);
  const last = others.pop();
  if (!first) return { key: 'staff.nobody' };
  const list = others.reduce((all, other): Line => ({ key: 'staff.list', params: { all, other } }), first);
  return last ? { key: 'staff.or', params: { all: list, other: last } } : list;
}

const wordRole = (role: StaffRole): Line => ({ key: `staff.role-${role}` });
