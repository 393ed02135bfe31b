import { fill, type Input, offer, type Reply } from '../conversation/index.ts';
import { maskAddress } from './address.ts';
import type { Place } from './place.ts';
import { saysSame } from './says-same.ts';

/** The address of an earlier order, in as many words as its owner needs to know it again. */
export const askSaved = ({ address, pincode }: Place): Reply => ({
  ...offer(
    'buyback.ask-same-address',
    [
      { id: 'use-saved', label: { key: 'choices.same-address' } },
      { id: 'another-address', label: { key: 'choices.another-address' } },
    ],
    { address: maskAddress(address), pincode },
  ),
  asks: 'location',
});

/** A yes fills all that the place has, a no asks afresh. Undefined for anything else: another address is one. */
export function takeSaved({ address, pincode, landmark, latitude, longitude }: Place, input: Input) {
  const isYes =
    input.type === 'choice' ? input.id === 'use-saved' : input.type === 'text' && saysSame(input.text);
  if (isYes)
    return fill({
      address,
      pincode,
      landmark: landmark ?? '',
      sure: true as const,
      ...(latitude === undefined || longitude === undefined ? {} : { pin: { latitude, longitude } }),
    });
  return input.type === 'choice' && input.id === 'another-address' ? fill({ saved: undefined }) : undefined;
}
