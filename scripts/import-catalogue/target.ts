import type { Instant } from '#core/shared/index.ts';
import type { AreasOptions, AreasOutcome, ImportOptions, ImportOutcome } from '#db/books/index.ts';
import type { Gap } from '#db/leads/index.ts';
import type { VendorsOptions, VendorsOutcome } from '#db/vendors/index.ts';

type Source = AsyncIterable<Uint8Array>;

/** Where a list goes, or comes from: a database, or the Haat that has the database open. */
export type Target = {
  /** For people. */
  readonly name: string;
  readonly importList: (source: Source, options: ImportOptions) => Promise<ImportOutcome>;
  readonly importAreas: (source: Source, options: AreasOptions) => Promise<AreasOutcome>;
  readonly importVendors: (source: Source, options: VendorsOptions) => Promise<VendorsOutcome>;
  readonly lostLeads: (wish: { readonly since: Instant }) => Promise<readonly Gap[]>;
  readonly close: () => Promise<void>;
};
