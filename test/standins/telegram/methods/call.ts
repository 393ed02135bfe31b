import type { Fields, Upload } from '../types.ts';
import type { World } from '../world.ts';

export type Call = {
  readonly world: World;
  readonly params: Fields;
  readonly uploads: ReadonlyMap<string, Upload>;
  /** Aborts when the bot hangs up before the answer. */
  readonly gone: AbortSignal;
};

/** Plays one method: its result, or a thrown Refusal. */
export type Method = (call: Call) => unknown;
export type Methods = Readonly<Record<string, Method>>;

/** A whole number of the call, kept between two bounds. */
export function bounded(
  value: unknown,
  { min, max, usual }: { min: number; max: number; usual: number },
): number {
  const number = Number(value ?? usual);
  return Number.isFinite(number) ? Math.min(max, Math.max(min, Math.trunc(number))) : usual;
}
