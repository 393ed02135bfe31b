/** Where a conversation stood when it was read; version 0 when it is new. */
export type Stored = { readonly state: unknown; readonly version: number };

/** Where a conversation goes on. A `personal` one is sealed. */
export type Position = {
  readonly key: string;
  readonly version: number;
  /** Of a new one, its first version; 1 when absent. At random, none comes back with a conversation that was deleted. */
  readonly begins?: number;
  readonly state: unknown;
  readonly personal?: boolean;
};

/** A conversation, and one of its deliveries by its id. */
export type Line = { readonly conversation: string; readonly id?: string };

/** Where the conversations stand, and which of the deliveries were applied already. */
export type Read = {
  readonly states: ReadonlyMap<string, Stored>;
  readonly seen: ReadonlySet<string>;
  /** Some of it may be out of date, which its write will tell by a conflict. */
  readonly isRemembered?: true;
};
