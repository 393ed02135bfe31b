/** An expected failure is a value; `throw` is for defects. */
export type Result<Value, Reason> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly reason: Reason };

export const ok = <Value>(value: Value) => ({ ok: true, value }) as const;
export const no = <Reason>(reason: Reason) => ({ ok: false, reason }) as const;
