import type { CopyKey } from '../conversation/index.ts';

/** What became of something a customer wrote. */
export type Reading<Value = string> =
  /** `value` is fit to keep; `note` is something they should be told all the same. */
  | { readonly type: 'accept'; readonly value: Value; readonly note?: CopyKey }
  /** Plausible but odd: say `value` back and keep it only after a clear yes. */
  | { readonly type: 'confirm'; readonly value: Value }
  /** Not usable; the line says what is wrong and gives an example. With `person`, one of our people can take over. */
  | { readonly type: 'refuse'; readonly because: CopyKey; readonly person?: true };

export const accept = <Value>(value: Value, note?: CopyKey): Reading<Value> =>
  note ? { type: 'accept', value, note } : { type: 'accept', value };

export const confirm = <Value>(value: Value): Reading<Value> => ({ type: 'confirm', value });

export const refuse = (because: CopyKey) => ({ type: 'refuse', because }) as const;

/** A refusal where another try is unlikely to help. */
export const refuseForPerson = (because: CopyKey) => ({ ...refuse(because), person: true }) as const;
