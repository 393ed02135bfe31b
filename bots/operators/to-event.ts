import type { OrderEvent, SellFacts } from '#core/buyback/index.ts';
import type { Line } from '#core/conversation/index.ts';
import {
  type Place,
  type Reading,
  readAddress,
  readLandmark,
  readPincode,
  zoneOf,
} from '#core/customers/index.ts';
import { cleanLines, no, ok, type Result } from '#core/shared/index.ts';
import type { PaymentWish } from '#db/payments/index.ts';
import type { OrderAction } from './action.ts';
import { visitSlots } from './visit-slots.ts';

/** What is looked up for operators: pincodes, where pickup is offered, devices, and the words of conditions. */
export type OperatorFacts = Pick<
  SellFacts,
  'pincodes' | 'area' | 'bank' | 'shelf' | 'search' | 'policies' | 'now' | 'entropy'
>;

/** Actions that are about an order's tasks rather than about the order. */
export type TaskAction =
  | 'take-call'
  | 'merge'
  | 'keep-all'
  | 'wiped'
  | 'take-review'
  | 'reviewed'
  | 'address-stays';

/** Those that are about what the order has cost a vendor. */
export type LeadAction = 'ask-credit';

type MoveAction = Exclude<OrderAction, { readonly type: TaskAction | LeadAction | PaymentWish['type'] }>;

/** What the lifecycle is asked for; what people typed is read as strictly as a customer's words are. */
export function toEvent(action: MoveAction, facts: OperatorFacts): Result<OrderEvent, Line> {
  switch (action.type) {
    case 'send-to-customer':
      return ok({ type: action.type, text: cleanLines(action.text) });
    case 'fix-pincode':
      return fixPincode(action.pincode, facts);
    case 'change-address':
      return changeAddress(action, facts);
    case 'log-call':
      return ok({ type: action.type, outcome: action.outcome });
    case 'close-lead':
      return ok({ type: action.type, reason: action.reason, notify: action.notify });
    case 'cancel':
      return ok({ type: action.type, reason: action.reason });
    case 'schedule':
      return schedule(action.slot, facts);
    case 'depart':
      return ok({ type: 'depart', code: doorCode(facts.entropy) });
    case 'arrive':
      return arrive(action.code);
    case 'inspect': {
      const { type, identifier, check = 'not-asked', unlocked, answers } = action;
      return ok({ type, identifier, check, unlocked: unlocked === 'yes', answers });
    }
    default: {
      // What is left is an event word for word, but for the number of its order.
      const { number: _of, ...event } = action;
      return ok(event as OrderEvent);
    }
  }
}

function schedule(id: string, { now, policies }: OperatorFacts): Result<OrderEvent, Line> {
  const slot = visitSlots({ now, policies, zone: zoneOf('') }).find((each) => each.id === id);
  if (!slot) return no({ key: 'operators.no-such-slot' });
  return ok({ type: 'schedule', slot: { from: slot.from, to: slot.to }, open: true });
}

/** Digits of the code that a customer tells at the door. */
const codeLength = 4;

/** A slip of the finger is no try: only a code as long as the customer's may be theirs. */
const arrive = (code: string): Result<OrderEvent, Line> =>
  code.length === codeLength
    ? ok({ type: 'arrive', code })
    : no({ key: 'operators.code-length', params: { count: codeLength } });

/** Four digits of 24 random bits: some codes are likelier by one in 1,677, which nobody can use in five tries. */
const doorCode = (entropy: Uint8Array): string =>
  String((((entropy[0] ?? 0) << 16) | ((entropy[1] ?? 0) << 8) | (entropy[2] ?? 0)) % 10_000).padStart(
    codeLength,
    '0',
  );

type Area = Omit<Place, 'address' | 'landmark'>;

function fixPincode(typed: string, facts: OperatorFacts): Result<OrderEvent, Line> {
  const area = areaOf(typed, facts);
  if (!area.ok) return area;
  return ok({ type: 'fix-pincode', area: area.value, served: facts.area.serves(area.value.pincode) });
}

type Addressed = Extract<OrderAction, { readonly type: 'change-address' }>;

function changeAddress(typed: Addressed, facts: OperatorFacts): Result<OrderEvent, Line> {
  const area = areaOf(typed.pincode, facts);
  if (!area.ok) return area;
  const address = taken(readAddress(typed.address));
  if (!address.ok) return address;
  const landmark = typed.landmark === undefined ? ok('') : taken(readLandmark(typed.landmark));
  if (!landmark.ok) return landmark;
  const near = landmark.value === '' ? {} : { landmark: landmark.value };
  const place = { address: address.value, ...near, ...area.value };
  return ok({ type: 'change-address', place, served: facts.area.serves(place.pincode) });
}

function areaOf(typed: string, { pincodes }: OperatorFacts): Result<Area, Line> {
  const code = taken(readPincode(typed, (each) => pincodes.find(each) !== undefined));
  const found = code.ok ? pincodes.find(code.value) : undefined;
  if (!found) return no({ key: 'operators.unknown-pincode', params: { pincode: typed.trim().slice(0, 20) } });
  const { code: pincode, district, state, precision, latitude, longitude } = found;
  const exact = precision === 'precise' && latitude !== undefined && longitude !== undefined;
  return ok({ pincode, district, state, ...(exact ? { latitude, longitude } : {}) });
}

/** Operators know what they typed: what a customer would be asked about is taken as it is. */
const taken = (reading: Reading): Result<string, Line> =>
  reading.type === 'refuse' ? no({ key: reading.because }) : ok(reading.value);
