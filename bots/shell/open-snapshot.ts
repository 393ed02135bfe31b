import { defaultPolicies, type Policies } from '#core/buyback/index.ts';
import { rupees } from '#core/shared/index.ts';
import { loadBook, loadServiceAreas, watchAreas, watchBook } from '#db/books/index.ts';
import type { Database } from '#db/client/index.ts';
import type { Copy } from '#prompts/index.ts';
import { buildLexicon } from './lexicon.ts';
import { loadPincodes } from './load-pincodes.ts';
import { makeSnapshot, type Snapshot } from './snapshot.ts';

/** Limits that an operator may set, as the environment says them. */
export type Limits = {
  readonly HIGH_VALUE_INR: number;
  readonly SUPPORTED_YEARS: number;
  readonly PRICING_OWNER: string;
  /** Rupees from which a payout by hand takes two people. */
  readonly PAYOUT_APPROVAL_INR?: number;
};

export type OpenSnapshot = {
  readonly database: Database;
  readonly copy: Copy;
  readonly limits: Limits;
  /** A new price book is in force. */
  readonly renewed: (version: number, variants: number) => void;
  readonly report: (error: unknown) => void;
};

/** How often a new price book is looked for when no hint of it came, in milliseconds. */
const every = 30_000;

/** What turns look up, kept current: books and areas that any process publishes are taken over whole. */
export async function openSnapshot({ database, copy, limits, renewed, report }: OpenSnapshot) {
  const fixed = { lexicon: buildLexicon(copy), pincodes: loadPincodes(), policies: policiesOf(limits) };
  let [book, areas] = await Promise.all([loadBook(database), loadServiceAreas(database)]);
  const make = (): Snapshot => makeSnapshot({ book, areas: areas.map(({ area }) => area), ...fixed });
  let current = make();
  const stopBooks = watchBook(database, {
    every,
    version: book.version,
    report,
    onNew: (next) => {
      book = next;
      current = make();
      renewed(next.version, next.variants.length);
    },
  });
  const stopAreas = watchAreas(database, {
    every,
    version: 0,
    report,
    onNew: (next) => {
      areas = next;
      current = make();
    },
  });
  const close = async (): Promise<void> => {
    await Promise.all([stopBooks(), stopAreas()]);
  };
  return { get: () => current, close };
}

const policiesOf = (limits: Limits): Policies => ({
  ...defaultPolicies,
  highValue: rupees(limits.HIGH_VALUE_INR),
  supportedYears: limits.SUPPORTED_YEARS,
  pricingOwner: limits.PRICING_OWNER,
});
