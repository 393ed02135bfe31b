import type { AreasOptions, AreasOutcome, ImportOptions, ImportOutcome } from '#db/books/index.ts';

type Source = AsyncIterable<Uint8Array>;

/** Where a list goes: into a database, or to the Haat that has the database open. */
export type Target = {
  /** For people. */
  readonly name: string;
  readonly importList: (source: Source, options: ImportOptions) => Promise<ImportOutcome>;
  readonly importAreas: (source: Source, options: AreasOptions) => Promise<AreasOutcome>;
  readonly close: () => Promise<void>;
};
