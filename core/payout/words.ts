import { type Line, type Reply, say } from '../conversation/index.ts';
import { zoneOf } from '../customers/index.ts';
import type { Paise } from '../shared/index.ts';
import type { CodeVerdict } from './code.ts';
import { codeLimits } from './code-limits.ts';

type Coded = {
  readonly code: string;
  readonly number: string;
  readonly amount: Paise;
  readonly masked: string;
};

/** What the customer reads with a code: what it pays, where to, and when to tell it. */
export const codeWords = ({ code, number, amount, masked }: Coded): Reply =>
  say('payout.code', { ...about(amount), code, number, masked, minutes: codeLimits.validFor / 60_000 });

/** The same as a text message. */
export const codeText = ({ code, number, amount, masked }: Coded): Line => ({
  key: 'payout.code-sms',
  params: { ...about(amount), code, number, masked, minutes: codeLimits.validFor / 60_000 },
});

const about = (amount: Paise) => ({ amount: { paise: amount } });

/** What who typed a code, or asked for one, reads; nothing when it was right. */
export function verdictLine(verdict: CodeVerdict): Line | undefined {
  if (verdict.type === 'right') return undefined;
  if (verdict.type === 'wrong')
    return verdict.left > 0
      ? { key: 'payout.code-wrong', params: { left: verdict.left } }
      : { key: 'payout.code-wrong-last' };
  if (verdict.type !== 'too-many') return { key: `payout.code-${verdict.type}` };
  const until =
    'until' in verdict
      ? { until: { at: verdict.until, zone: zoneOf(''), show: 'date-time' } as const }
      : undefined;
  return { key: `payout.too-many-${verdict.of}`, ...(until ? { params: until } : {}) };
}
