/** Where a contender keeps its rows: a database of its own on the benchmark's server, or PGlite in its process. */
export type BenchDatabase =
  | { readonly kind: 'postgres'; readonly url: string }
  | { readonly kind: 'pglite'; readonly url: '' };

/** A design under measurement. All play the same conversation, which ends in exactly one order row. */
export type Contender = {
  readonly name: string;
  /** What the customer of a chat writes, from the first message to the order. */
  readonly texts: (chat: number) => readonly string[];
  start(db: BenchDatabase): Promise<void>;
  /** Resolves once the message and all it changed are durable. */
  turn(chat: number, text: string, updateId: number): Promise<void>;
  /** Resolves once all that was sent is acknowledged: what a turn sets off is part of what it costs. */
  settled(): Promise<void>;
  /** Rows in the table of orders. In a large table that takes long: it is asked outside of what is measured. */
  orders(): Promise<number>;
  stop(): Promise<void>;
};
