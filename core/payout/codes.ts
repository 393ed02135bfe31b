import type { Instant } from '../shared/index.ts';
import type { Binding, CodeRefusal, CodeStanding, CodeVerdict, IssuedCode } from './code.ts';
import { codeLimits } from './code-limits.ts';

/** The one text that a code's hash covers besides the code: no two bindings share it. */
export const bindingText = ({ number, amount, destination, vendor }: Binding): string =>
  JSON.stringify([number, amount, destination, vendor]);

/** Why no further code may be sent for this order now. */
export function refuseIssue(standing: CodeStanding, at: Instant): CodeRefusal | undefined {
  const { codesPerOrder } = codeLimits;
  const issued = recent(standing.issued, codesPerOrder.within, at);
  if (issued.length >= codesPerOrder.most)
    return { type: 'too-many', of: 'codes', until: freeAgain(issued, codesPerOrder) };
  return refuseAny(standing, at);
}

/** Why a code is not even compared: the answer tells nothing about the code. */
export function refuseTry(
  code: IssuedCode | undefined,
  { now, at, standing }: { readonly now: Binding; readonly at: Instant; readonly standing: CodeStanding },
): CodeRefusal | undefined {
  const refusal = refuseAny(standing, at);
  if (refusal) return refusal;
  if (!code) return { type: 'no-code' };
  if (code.usedAt !== undefined) return { type: 'used' };
  if (code.voidedAt !== undefined) return { type: 'void' };
  if (at >= code.expiresAt) return { type: 'expired' };
  if (code.tries >= codeLimits.triesPerCode) return { type: 'too-many', of: 'code' };
  return changed(code.binding, now);
}

/** The verdict on a wrong code. `code` and `standing` are those before the try. */
export function wrong(code: IssuedCode, standing: CodeStanding, at: Instant): CodeVerdict {
  const { triesPerCode, wrongPerOrder, wrongPerVendor, suspension } = codeLimits;
  const today = recent(standing.wrongOfVendor, wrongPerVendor.within, at).length;
  const lately = recent(standing.wrongOfVendor, suspension.within, at).length;
  const left = Math.min(
    triesPerCode - code.tries,
    wrongPerOrder - standing.wrongOfOrder,
    wrongPerVendor.most - today,
    suspension.most - lately,
  );
  return { type: 'wrong', left: left - 1, suspends: lately + 1 >= suspension.most };
}

function refuseAny(standing: CodeStanding, at: Instant): CodeRefusal | undefined {
  const { wrongPerOrder, wrongPerVendor, suspension } = codeLimits;
  const { suspended, wrongOfOrder, wrongOfVendor } = standing;
  if (suspended || recent(wrongOfVendor, suspension.within, at).length >= suspension.most)
    return { type: 'suspended' };
  if (wrongOfOrder >= wrongPerOrder) return { type: 'too-many', of: 'order' };
  const today = recent(wrongOfVendor, wrongPerVendor.within, at);
  return today.length >= wrongPerVendor.most
    ? { type: 'too-many', of: 'vendor', until: freeAgain(today, wrongPerVendor) }
    : undefined;
}

function changed(then: Binding, now: Binding): CodeRefusal | undefined {
  if (then.number !== now.number) return { type: 'no-code' };
  if (then.amount !== now.amount) return { type: 'not-this-amount' };
  if (then.destination !== now.destination) return { type: 'not-this-destination' };
  return then.vendor === now.vendor ? undefined : { type: 'not-this-vendor' };
}

const recent = (times: readonly Instant[], within: number, at: Instant): readonly Instant[] =>
  times.filter((time) => time > at - within);

type Limit = { readonly most: number; readonly within: number };

/** When the oldest that counts no longer does. */
const freeAgain = (times: readonly Instant[], { most, within }: Limit): Instant =>
  ([...times].sort((a, b) => a - b)[times.length - most] ?? 0) + within;
