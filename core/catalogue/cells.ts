import { type Paise, paise } from '../shared/money.ts';

/** A cell as an operator should recognise it: on one line, cut at 40 characters, hidden characters made visible. */
export function shown(text: string): string {
  const visible = text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, (hidden) => {
    return `\\u${(hidden.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
  });
  return visible.length > 40 ? `"${visible.slice(0, 40)}…"` : `"${visible}"`;
}

/** Why a name cannot be taken, as the end of a sentence; undefined when it can. */
export function nameFault(name: string): string | undefined {
  if (/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(name)) return 'remove its hidden or control characters';
  // A spreadsheet runs what starts like this when the list is exported again.
  if (/^'?[=+\-@]/.test(name.normalize('NFKC'))) return 'it must not start with = + - or @';
  if (name.length > 60) return 'use at most 60 characters';
  return /[a-z0-9]/i.test(name) ? undefined : 'use at least one Latin letter or digit';
}

/** Digits only, `lowest` to `highest`; undefined otherwise. */
export function readWhole(text: string, lowest: number, highest: number): number | undefined {
  if (!/^\d{1,9}$/.test(text)) return undefined;
  const value = Number(text);
  return value >= lowest && value <= highest ? value : undefined;
}

/** Hundredths of a decimal with up to two places, by whole numbers only: `97.5` is 9,750. Undefined otherwise. */
export function readHundredths(text: string): number | undefined {
  const parts = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(text);
  if (!parts) return undefined;
  return Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0'));
}

const plain = /^\d+(\.\d+)?$/;
const indian = /^\d{1,2}(,\d{2})*,\d{3}(\.\d+)?$/;
const western = /^\d{1,3}(,\d{3})+(\.\d+)?$/;

/** Rupees as people write them (`12500`, `12,500`, `1,25,000.50`) in exact paise; undefined otherwise. */
export function readRupees(text: string): Paise | undefined {
  if (text.length > 20 || !(plain.test(text) || indian.test(text) || western.test(text))) return undefined;
  const hundredths = readHundredths(text.replaceAll(',', ''));
  return hundredths === undefined ? undefined : paise(hundredths);
}
