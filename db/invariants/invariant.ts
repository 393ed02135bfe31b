/** Something that is always true of the data. */
export type Invariant = {
  readonly name: string;
  /** What is true, as one sentence. */
  readonly says: string;
  /** Finds what breaks it, as one column `id`: never what a customer told us. */
  readonly sql: string;
  readonly params?: readonly unknown[];
};
