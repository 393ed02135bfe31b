import type { Handover, Inspection } from '#core/buyback/handover.ts';
import { priceFound } from '#core/buyback/inspection.ts';
import { minutes } from '#core/shared/index.ts';
import { anOrder, sound } from './an-order.ts';
import { asha, noon } from './people.ts';

export const upi = { type: 'upi', vpa: 'meera@okaxis' } as const;

export function found(
  answers: Readonly<Record<string, readonly string[]>>,
  more: Partial<Inspection> = {},
): Inspection {
  const all = { ...sound, ...answers };
  return {
    answers: all,
    identifier: '356938035643809',
    check: 'clean',
    unlocked: true,
    breakdown: priceFound(anOrder('inspecting'), all),
    photos: { check: ['p0'] },
    by: asha.account,
    at: noon,
    ...more,
  };
}

export const cracked = found({ display: ['cracked'] }, { photos: { check: ['p0'], display: ['p1'] } });
export const scratched = found({ display: ['scratched'] }, { photos: { check: ['p0'], display: ['p1'] } });
export const offer = { price: scratched.breakdown.estimate, until: noon + minutes(60) };
export const agreed: Partial<Handover> = { inspection: scratched, offer };
