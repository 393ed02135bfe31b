import type { OrderEvent, SellFacts } from '#core/buyback/index.ts';
import type { Line } from '#core/conversation/index.ts';
import { type Place, type Reading, readAddress, readLandmark, readPincode } from '#core/customers/index.ts';
import { cleanLines, no, ok, type Result } from '#core/shared/index.ts';
import type { OrderAction } from './action.ts';

/** What is looked up for operators: pincodes, where pickup is offered, and the words of conditions. */
export type OperatorFacts = Pick<SellFacts, 'pincodes' | 'area' | 'bank'>;

/** Actions that are about an order's tasks rather than about the order. */
export type TaskAction = 'take-call' | 'merge' | 'keep-all';

type MoveAction = Exclude<OrderAction, { readonly type: TaskAction }> | { readonly type: MoveType };
type MoveType = 'claim' | 'release' | 'revoke' | 'show-contact' | 'mark-unserviceable';

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
      return ok({ type: action.type, reason: action.reason });
    case 'cancel':
      return ok({ type: action.type, reason: action.reason });
    default:
      return ok({ type: action.type as MoveType });
  }
}

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
