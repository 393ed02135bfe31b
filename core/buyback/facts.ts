import type { Search, Shelf } from '../catalogue/index.ts';
import type { Line, RouterFacts } from '../conversation/index.ts';
import type { Pincodes, ServiceArea } from '../customers/index.ts';
import type { QuestionBank } from '../quoting/index.ts';
import type { Policies } from './policies.ts';

/** What a sale looks up. All of it is in memory, immutable, and as of now. */
export type SellFacts = RouterFacts & {
  readonly shelf: Shelf;
  readonly search: Search;
  readonly bank: QuestionBank;
  readonly pincodes: Pincodes;
  readonly area: ServiceArea;
  readonly policies: Policies;
  /** Fresh random bytes of this turn, 16: the order number is drawn from them. */
  readonly entropy: Uint8Array;
  readonly channel: string;
  readonly conversation: string;
  readonly locale: string;
  readonly source: Readonly<Record<string, string>>;
  /** What earlier sales taught us of this person, and what the channel calls them. */
  readonly person: {
    readonly name?: string | undefined;
    readonly phone?: string;
    /** The number that the channel itself vouches for: they write from it. */
    readonly vouched?: string;
    readonly whatsapp?: string;
    readonly proven?: string;
    /** Of the last order, as text, and the number that it was given with. */
    readonly place?: string;
    readonly placeOf?: string;
  };
  /** Writes a line in the customer's language, for what is kept as it was worded. */
  readonly word: (line: Line) => string;
};
