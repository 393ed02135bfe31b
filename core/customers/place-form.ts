import { again, type Decision, fill, type Input, say, unclear } from '../conversation/index.ts';
import { readAddress } from './address.ts';
import { readLandmark } from './landmark.ts';
import { codesIn } from './other-place.ts';
import { readPincode } from './pincode.ts';
import type { Pincodes } from './pincodes.ts';
import type { Reading } from './reading.ts';

type Told = { readonly address: string; readonly pincode: string; readonly landmark: string };
type Form = Extract<Input, { type: 'address' }>;

/**
 * All of a form at once, each part read as if it had been typed. What is wrong is said, and asked again by itself, as is what
 * was left out; what is right is kept.
 */
export function takeForm(filled: Form, pincodes: Pincodes): Decision<Told, never> {
  const form = { ...filled, pincode: filled.pincode.trim() || onlyCode(filled.address, pincodes) };
  const readings: readonly (readonly [part: keyof Told, reading: Reading])[] = [
    ['address', readAddress(form.address)],
    ['pincode', readPincode(form.pincode, (code) => pincodes.find(code) !== undefined)],
    ['landmark', readLandmark(form.landmark)],
  ];
  const told = readings.filter(([part]) => form[part].trim() !== '');
  const answers: Partial<Told> = Object.fromEntries(
    told.flatMap(([part, reading]) => (reading.type === 'accept' ? [[part, reading.value]] : [])),
  );
  const says = told.flatMap(([, reading]) =>
    reading.type === 'refuse'
      ? [reading.because]
      : reading.type === 'accept' && reading.note
        ? [reading.note]
        : [],
  );
  const [because] = says;
  if (Object.keys(answers).length > 0) return fill<Told>(answers, ...says.map((key) => say(key)));
  return because === undefined ? unclear : again(say(because));
}

/** The one that stands in the address, where its own line is empty. */
function onlyCode(address: string, pincodes: Pincodes): string {
  const [code = '', ...others] = codesIn(address, pincodes);
  return others.length === 0 ? code : '';
}
