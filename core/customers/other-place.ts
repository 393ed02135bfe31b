import { foldDigits } from '../shared/index.ts';
import { readAddress } from './address.ts';
import { cityIn } from './city-names.ts';
import type { Pincodes } from './pincodes.ts';
import type { Place } from './place.ts';

/** What an address says that its pincode does not: another pincode, or a city where that one is not. */
export type OtherPlace = { readonly says: string; readonly code?: string };

/** Pincodes of the table that stand in a text, each once. */
export const codesIn = (text: string, pincodes: Pincodes): readonly string[] =>
  [...new Set(foldDigits(text).match(/(?<!\d)[1-9]\d{5}(?!\d)/g) ?? [])].filter((code) =>
    pincodes.find(code),
  );

/** Undefined when address and pincode agree, as far as an address tells. */
export function otherPlace(address: string, pincode: string, pincodes: Pincodes): OtherPlace | undefined {
  const codes = codesIn(address, pincodes);
  const code = codes.at(-1);
  if (code !== undefined && !codes.includes(pincode)) return { says: code, code };
  const city = cityIn(address);
  const [says] = city?.names ?? [];
  return says === undefined || city?.codes.some((digits) => pincode.startsWith(digits))
    ? undefined
    : { says };
}

/** The same address with the pincode `code` in the place of `before`; without one, when `code` is empty. */
export const withCode = (address: string, before: string, code: string): string =>
  before !== '' && foldDigits(address).includes(before)
    ? foldDigits(address)
        .replaceAll(before, code)
        .replace(/[\s,–-]+$/u, '')
    : address;

/** Six digits at the end that are no pincode, where the right one is known: with both, nobody knows which is meant. */
export function withoutStrayCode(address: string, pincodes: Pincodes): string {
  const [code] = /(?<!\d)\d{3} ?\d{3}\.?$/u.exec(foldDigits(address)) ?? [];
  if (code === undefined || pincodes.find(code.replace(/\D/g, ''))) return address;
  const rest = address.slice(0, -code.length).replace(/[\s,–-]+$/u, '');
  return readAddress(rest).type === 'accept' ? rest : address;
}

/** The same door with another pincode, or none yet. */
export const sameDoor = (
  { address, pincode }: Pick<Place, 'address' | 'pincode'>,
  code = '',
): { readonly address: string; readonly pincode?: string } => ({
  address: withCode(address, pincode, code),
  ...(code === '' ? {} : { pincode: code }),
});
