import { z } from 'zod';
import { again, type Flow, fill, offer, say, stepsOf, unclear } from '../conversation/index.ts';
import { fold } from '../shared/index.ts';
import { readAddress } from './address.ts';
import { readLandmark } from './landmark.ts';
import { readLocation } from './location.ts';
import { codesIn, otherPlace, withCode, withoutStrayCode } from './other-place.ts';
import { isNoPincode, readPincode, toldPincode } from './pincode.ts';
import type { Pincodes } from './pincodes.ts';
import { type Place, place } from './place.ts';
import { takeForm } from './place-form.ts';
import { askSaved, takeSaved } from './saved-place.ts';
import { saysYes } from './says-yes.ts';
import type { ServiceArea } from './service-area.ts';
import { askDoubt, type Doubt, takeDoubt, takeReading } from './take-reading.ts';

export type PlaceFacts = { readonly pincodes: Pincodes; readonly area: ServiceArea };

type Answers = Doubt & {
  readonly address: string;
  readonly pincode: string;
  /** Empty when there is none. */
  readonly landmark: string;
  readonly pin?: { readonly latitude: number; readonly longitude: number };
  readonly pinPincode?: string;
  /** Of an earlier order: offered, never assumed. */
  readonly saved?: Place | undefined;
  /** The pincode is meant, whatever the address says. */
  readonly sure?: true;
  /** Who it is for, as they told it before: for a form. */
  readonly who?: { readonly name: string; readonly phone: string } | undefined;
};

const step = stepsOf<Answers, PlaceFacts, never>();
const no = /^(?:no|nope|nahi|nahin|nhi|galat|wrong|नहीं|नही|गलत|ग़लत)(?= |[,.!]|$)/u;
const skip = { id: 'skip', label: { key: 'choices.skip' } } as const;

/** Address, pincode and landmark: one dialogue for everybody who needs to know where. Its result is a Place. */
export const placeFlow: Flow<Answers, PlaceFacts, never> = {
  name: 'place',
  answers: z.object({
    address: z.string().optional(),
    pincode: z.string().optional(),
    landmark: z.string().optional(),
    pin: z.object({ latitude: z.number(), longitude: z.number() }).optional(),
    pinPincode: z.string().optional(),
    saved: place.optional(),
    sure: z.literal(true).optional(),
    who: z.object({ name: z.string(), phone: z.string() }).optional(),
    doubt: z.object({ step: z.string(), value: z.string() }).optional(),
  }) as unknown as z.ZodType<Partial<Answers>>,
  steps: {
    address: step({
      fills: 'address',
      needs: [],
      freeText: true,
      joins: true,
      example: { key: 'buyback.address-example' },
      ask: (known) =>
        askDoubt(known, 'address') ??
        (known.saved && !known.pin
          ? askSaved(known.saved)
          : {
              key: known.pin ? 'buyback.ask-door' : 'buyback.ask-address',
              asks: 'location',
              form: { ...known.who, pincode: known.pincode ?? known.pinPincode },
            }),
      take: (known, input, facts) => {
        if (input.type === 'location') return takePin(input, facts);
        if (input.type === 'address') return takeForm(input, facts.pincodes);
        const saved = known.saved && takeSaved(known.saved, input);
        if (saved) return saved;
        if (input.type === 'choice')
          return takeDoubt<Answers>(known, 'address', input, (address) => ({ address })) ?? unclear;
        if (input.type !== 'text') return unclear;
        const told = toldPincode(input.text, facts.pincodes);
        if (told !== undefined)
          return fill<Answers>({ pincode: told }, say('buyback.pincode-kept', { pincode: told }));
        if (isNoPincode(input.text, facts.pincodes)) return again(say('customers.pincode-unknown'));
        return takeReading<Answers>(readAddress(input.text), 'address', (address) => ({
          address: known.pincode ? withoutStrayCode(address, facts.pincodes) : address,
          ...pincodeIn(address, facts),
        }));
      },
    }),
    pincode: step({
      fills: 'pincode',
      needs: [],
      freeText: true,
      example: { key: 'buyback.pincode-example' },
      ask: (known) => askDoubt(known, 'pincode') ?? askPincode(known.pinPincode),
      take: (known, input, { pincodes }) => {
        if (input.type === 'address') return takeForm(input, pincodes);
        if (input.type === 'choice' && input.id === known.pinPincode) return fill(moved(known, input.id));
        if (input.type === 'choice')
          return takeDoubt<Answers>(known, 'pincode', input, (pincode) => moved(known, pincode)) ?? unclear;
        if (input.type !== 'text') return unclear;
        if (known.pinPincode && saysYes(input.text)) return fill(moved(known, known.pinPincode));
        const reading = readPincode(input.text, (code) => pincodes.find(code) !== undefined);
        return takeReading<Answers>(reading, 'pincode', (pincode) => moved(known, pincode));
      },
    }),
    agrees: step({
      fills: 'sure',
      claims: ['keep'],
      // Asked once an address, however often the pincode changes.
      needs: ['address'],
      freeText: true,
      applies: ({ address = '', pincode = '' }, { pincodes }) =>
        otherPlace(address, pincode, pincodes) !== undefined,
      ask: ({ address, pincode = '' }, { pincodes }) => askWhichPlace(address, pincode, pincodes),
      take: ({ address, pincode = '' }, input, { pincodes }) => {
        const other = otherPlace(address, pincode, pincodes);
        const kept: Partial<Answers> = { sure: true, address: withCode(address, other?.code ?? '', pincode) };
        if (input.type === 'choice' && input.id === 'keep-pincode') return fill<Answers>(kept);
        if (input.type === 'choice' || (input.type === 'text' && no.test(fold(input.text))))
          return fill<Answers>({ pincode: other?.code, sure: true } as Partial<Answers>);
        if (input.type !== 'text') return unclear;
        const code = readPincode(input.text, (each) => pincodes.find(each) !== undefined);
        if (code.type === 'accept') return fill({ pincode: code.value, sure: true });
        return saysYes(input.text) ? fill<Answers>(kept) : unclear;
      },
    }),
    landmark: step({
      fills: 'landmark',
      needs: ['pincode'],
      freeText: true,
      // Where nobody picks up, nobody looks for the door: that is said first.
      applies: ({ pincode = '' }, { area }) => area.serves(pincode),
      example: { key: 'buyback.landmark-example' },
      ask: (known) => offer('buyback.ask-landmark', [skip], { pincode: known.pincode }),
      take: (known, input, { pincodes }) => {
        if (input.type === 'address') return takeForm(input, pincodes);
        if (input.type === 'choice') return input.id === 'skip' ? fill({ landmark: '' }) : unclear;
        if (input.type !== 'text') return unclear;
        const told = toldPincode(input.text, pincodes);
        if (told !== undefined) return fill<Answers>(moved(known, told), say('buyback.taken-in'));
        return takeReading<Answers>(readLandmark(input.text), 'landmark', (landmark) => ({ landmark }));
      },
    }),
  },
  finish: (known, { pincodes }) => ({
    replies: [],
    commands: [],
    result: toPlace(known as Answers, pincodes),
  }),
};

/** A pincode that stands in the address is not asked for again; of several the last is offered. */
function pincodeIn(
  address: string,
  { pincodes }: PlaceFacts,
): Partial<Pick<Answers, 'pincode' | 'pinPincode'>> {
  const known = codesIn(address, pincodes);
  const [code] = known;
  if (known.length > 1) return { pinPincode: known.at(-1) ?? '' };
  return code === undefined ? {} : { pincode: code };
}

/** A pincode that is given a second time is meant; the address says it as well. */
function moved({ address, landmark, pincode: before }: Partial<Answers>, pincode: string): Partial<Answers> {
  // A landmark that was told before its pincode is near that one.
  if (before === undefined) return landmark === undefined ? { pincode } : { pincode, landmark };
  if (before === pincode) return { pincode };
  return { pincode, sure: true, ...(address ? { address: withCode(address, before, pincode) } : {}) };
}

function askWhichPlace(address: string, pincode: string, pincodes: Pincodes) {
  const { says = '', code } = otherPlace(address, pincode, pincodes) ?? {};
  const district = pincodes.find(pincode)?.district ?? '';
  return offer(
    'buyback.ask-which-place',
    [
      { id: 'keep-pincode', label: { key: 'choices.keep-pincode' } },
      code === undefined
        ? { id: 'other-pincode', label: { key: 'choices.change-pincode' } }
        : { id: 'other-pincode', label: { key: 'choices.use-pincode', params: { pincode: code } } },
    ],
    { says, pincode, district },
  );
}

const askPincode = (near: string | undefined) =>
  near === undefined ? say('buyback.ask-pincode') : offer('buyback.ask-pincode', [{ id: near, label: near }]);

/** A pin says where, but no courier finds a door by it: the pincode is offered, the door still asked. */
function takePin(pin: { latitude: number; longitude: number }, { pincodes }: PlaceFacts) {
  const reading = readLocation(pin);
  if (reading.type === 'refuse') return again(say(reading.because));
  const near = pincodes.near(pin.latitude, pin.longitude);
  return fill<Answers>({
    pin: { latitude: pin.latitude, longitude: pin.longitude },
    ...(near ? { pinPincode: near.code } : {}),
  });
}

function toPlace(
  { address, pincode, landmark, pin }: Partial<Answers> & Pick<Answers, 'address' | 'pincode'>,
  pincodes: Pincodes,
): Place {
  const found = pincodes.find(pincode);
  const precise =
    found?.precision === 'precise' && found.latitude !== undefined && found.longitude !== undefined;
  const spot = pin ?? (precise ? { latitude: found.latitude, longitude: found.longitude } : {});
  return {
    address,
    pincode,
    ...(landmark === undefined || landmark === '' ? {} : { landmark }),
    district: found?.district ?? '',
    state: found?.state ?? '',
    ...(spot as { latitude?: number; longitude?: number }),
  };
}
