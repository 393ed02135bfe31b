import { fold } from '../shared/index.ts';
import { codeLimits } from './code-limits.ts';

/** Digits, with single blanks or hyphens between them as people group them. */
const GROUPS = /\d(?:[ -]?\d)*/g;

/**
 * The code in what was typed: `12 34 56` and `१२३४५६` are `123456`, "the code is 123456" as well. Two codes at once
 * become one text that is never right. Undefined when there is nothing to compare: that costs no try.
 */
export function readCode(text: string): string | undefined {
  const line = fold(text);
  if (/[-.]\d{6}|\d{6}[.,]\d/.test(line)) return undefined;
  const found = (line.match(GROUPS) ?? []).map((group) => group.replace(/\D/g, ''));
  const whole = found.join('');
  const isCode = (digits: string): boolean => digits.length === codeLimits.digits;
  if (isCode(whole)) return whole;
  return found.length > 0 && whole.length % codeLimits.digits === 0 && whole.length > codeLimits.digits
    ? whole
    : undefined;
}
