import { z } from 'zod';
import type { Event, Reply } from '#core/conversation/index.ts';
import { parseJson } from '../../shell/parse-json.ts';

/** Of a form, what is on the way from the door to the city, as it is read aloud. */
const wayToDoor = ['house_number', 'floor_number', 'tower_number', 'building_name', 'address', 'city'];

/** Signs of one line of a form that are read; people write far less. */
const longest = 400;

const values = z.record(z.string(), z.unknown());
const filled = z.union([z.looseObject({ values }).transform((answer) => answer.values), values]);

/**
 * What somebody filled into Meta's form for an Indian address; undefined when nothing of an address can be read out of it.
 * Name and number in it are not taken: both were asked for before, and checked. The state follows from the pincode.
 */
export function readAddressForm(json: string): Event | undefined {
  const said = filled.safeParse(parseJson(json)).data ?? {};
  const line = (part: string): string => {
    const value = Object.hasOwn(said, part) ? said[part] : undefined;
    const isRead = typeof value === 'string' || typeof value === 'number';
    return isRead ? String(value).trim().slice(0, longest) : '';
  };
  const lines = wayToDoor.map(line).filter((each) => each !== '');
  // Whoever fills in the whole address, and its parts again, says them once.
  const address = lines.filter(
    (each, n) => !lines.some((other, at) => at !== n && holds(other, each, at < n)),
  );
  const told = { address: address.join(', '), pincode: line('in_pin_code'), landmark: line('landmark_area') };
  return Object.values(told).every((each) => each === '') ? undefined : { type: 'address', ...told };
}

/** Whether a longer line ends with this one, or the same stands before it. */
const holds = (line: string, part: string, isBefore: boolean): boolean =>
  line.length === part.length
    ? isBefore && line.toLowerCase() === part.toLowerCase()
    : /\p{L}{3}/u.test(part) && line.toLowerCase().endsWith(part.toLowerCase());

/** What Meta's form shows as filled in. */
export function valuesOf({
  name,
  phone,
  pincode,
}: NonNullable<Reply['form']>): Readonly<Record<string, string>> {
  return {
    ...(name ? { name } : {}),
    ...(phone ? { phone_number: phone } : {}),
    ...(pincode ? { in_pin_code: pincode } : {}),
  };
}
