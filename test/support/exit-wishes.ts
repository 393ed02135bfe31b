import { expect } from 'vitest';
import { aPhoto } from './a-photo.ts';
import { codeIn, type Network } from './network.ts';
import { patience, type Sold, says, type Typist, taps } from './typing.ts';

type Watched = { moves(number: string): Promise<number>; settled(): Promise<void> };

let numbers = 0;

/** For a photo. What is typed before it is heard comes before the next question, and is no answer to it. */
async function thanks({ customer, settled }: Typist): Promise<void> {
  await customer.hears(/added your photo/, { within: patience });
  await settled();
}

/** What customers change after they have ordered, in their own words on Telegram; each wish is looked for in the history. */
export function wishes({ moves, settled }: Watched, newest: Network['newest']) {
  const kept = async ({ number }: Sold, work: () => Promise<unknown>): Promise<void> => {
    const before = await moves(number);
    await work();
    await settled();
    await expect.poll(() => moves(number)).toBeGreaterThan(before);
  };
  const at = ({ customer }: Sold): Typist => ({ customer, settled });
  return {
    movesTo: (sold: Sold, pincode: string) =>
      kept(sold, () => says(at(sold), 'change address', '9 Hill View, Station Road', pincode, 'skip')),
    movesTime: (sold: Sold) =>
      kept(sold, async () => {
        await says(at(sold), 'another time');
        await taps(at(sold), String(sold.customer.buttons().flat()[2]));
      }),
    /** A second number is given, a code is sent there, typed wrong and typed right. */
    provesNumber: async (sold: Sold) => {
      const phone = `98123${String(++numbers).padStart(5, '0')}`;
      await kept(sold, () => says(at(sold), 'second number', phone));
      await kept(sold, () => taps(at(sold), 'Check my number'));
      const code = codeIn(newest(`+91${phone}`));
      await kept(sold, () => says(at(sold), code === '111111' ? '222222' : '111111'));
      await kept(sold, () => says(at(sold), code));
    },
    /** The number of the order itself was wrong; the right one gets a code. */
    correctsNumber: async (sold: Sold) => {
      const phone = `98123${String(++numbers).padStart(5, '0')}`;
      await kept(sold, () => says(at(sold), `my number is wrong, it is ${phone}`, 'yes'));
      await kept(sold, () => says(at(sold), codeIn(newest(`+91${phone}`))));
    },
    sendsPhoto: async (sold: Sold) => {
      const bytes = await aPhoto();
      await kept(sold, async () => void sold.customer.sendsPhoto({ bytes }));
      await thanks(at(sold));
    },
    reviews: (sold: Sold, stars: number) => kept(sold, () => says(at(sold), `${stars} stars`)),
  };
}
