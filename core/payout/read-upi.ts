import { accept, confirm, type Reading, refuse } from '../customers/index.ts';
import { fold } from '../shared/index.ts';
import { correctedUpi } from './corrected-upi.ts';
import type { Destination } from './destination.ts';

const VPA = /^[a-z0-9._-]{2,64}@[a-z][a-z0-9]{1,31}$/;
const EMAIL = /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/;
/** "My UPI id is", as people begin; anything else beside the id makes it unclear which part belongs to it. */
const INTRODUCED = /^(?:my )?(?:upi|vpa)(?: ?id)?(?: is)? ?[:=-]? ?/;

/** A UPI id: `ASHA @ OkIcici` is `asha@okicici`. The whole text must be the id, or correct one; that is asked back. */
export function readUpi(text: string): Reading<Destination> {
  const line = fold(text).replace(INTRODUCED, '').replace(/ *@ */g, '@');
  if (VPA.test(line)) return accept({ type: 'upi', vpa: line });
  const corrected = correctedUpi(text);
  if (corrected !== undefined && VPA.test(corrected)) return confirm({ type: 'upi', vpa: corrected });
  return refuse(EMAIL.test(line) ? 'payout.upi-is-email' : 'payout.upi-unclear');
}
