import type { Measured } from './stats.ts';

/** A target of ours, what was measured, and what to think of it. */
export type Row = {
  readonly id: string;
  readonly metric: string;
  readonly must: string;
  readonly aim: string;
  readonly measured: string;
  readonly verdict: 'aim' | 'must' | 'missed' | 'not measured';
  /** The rounds lie so far apart that the figure is a hint only. */
  readonly noisy?: true;
};

export type Target = {
  readonly id: string;
  readonly metric: string;
  readonly must: number;
  readonly aim: number;
  readonly unit?: string;
  readonly better: 'lower' | 'higher';
};

/** Quartiles further apart than this share of the median are noise. */
const noise = 0.25;

export function judge(target: Target, value: Measured | undefined): Row {
  const { id, metric, must, aim, better, unit = 'x' } = target;
  const sign = better === 'lower' ? '<=' : '>=';
  const said = { id, metric, must: `${sign} ${must}${unit}`, aim: `${sign} ${aim}${unit}` };
  if (!value || Number.isNaN(value.median)) return { ...said, measured: '', verdict: 'not measured' };
  const reaches = (limit: number): boolean =>
    better === 'lower' ? value.median <= limit : value.median >= limit;
  const verdict = reaches(aim) ? 'aim' : reaches(must) ? 'must' : 'missed';
  const spread = value.spread > 0 ? ` (±${Math.round(value.spread * 50)}%)` : '';
  const row = { ...said, measured: `${figure(value.median)}${unit}${spread}`, verdict } as const;
  return value.spread > noise ? { ...row, noisy: true } : row;
}

/** Three digits are all that such a measurement knows. */
export const figure = (value: number): string =>
  Number.isNaN(value)
    ? ''
    : Math.abs(value) >= 100
      ? Math.round(value).toLocaleString('en')
      : String(Number(value.toPrecision(3)));
