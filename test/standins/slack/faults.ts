/** How a Web API call goes wrong. Without `lose` it is answered and has no effect. */
export type Fault = {
  /** `ok: false` with this word, such as `ratelimited`. */
  readonly error?: string;
  /** HTTP status; 200 unless told, as Slack answers most errors. */
  readonly status?: number;
  /** Seconds, in a Retry-After header. */
  readonly retryAfter?: number;
  /** The connection breaks before the call was done, or after it was. */
  readonly lose?: 'call' | 'answer';
};

export type Faults = {
  /** The next `times` calls of the method fail so. */
  add(method: string, fault: Fault, times: number): void;
  take(method: string): Fault | undefined;
};

export function createFaults(): Faults {
  const waiting = new Map<string, Fault[]>();
  return {
    add(method, fault, times) {
      const list = waiting.get(method) ?? [];
      waiting.set(method, [...list, ...Array.from({ length: times }, () => fault)]);
    },
    take: (method) => waiting.get(method)?.shift(),
  };
}
