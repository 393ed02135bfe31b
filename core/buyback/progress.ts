import type { Choice, Line } from '../conversation/index.ts';
import { maskDestination } from '../payout/index.ts';
import type { Answers } from '../quoting/index.ts';
import type { Paise } from '../shared/index.ts';
import type { Review, Talk } from '../support/index.ts';
import { triesLeft } from './failing-pickup.ts';
import type { Gate, Handover, ImeiCheck, Offer } from './handover.ts';
import { dealChoices } from './handover-news.ts';
import type { HandoverPolicy } from './handover-policy.ts';
import { type Difference, differences, withoutPhoto } from './inspection.ts';
import { openGates } from './open-gates.ts';
import type { Order } from './order.ts';
import { priceLines } from './price-lines.ts';
import type { SentPhoto } from './sent-photos.ts';
import { isOver } from './stages.ts';

/** What our people may know of an order between claim and payment: no code of the door, no number of an account. */
export type Progress = {
  readonly attempts: number;
  /** The customer has moved the visit: giving the order back costs its holder nothing. */
  readonly excused?: true;
  /** The customer wants another time than was planned. */
  readonly moved?: true;
  readonly inspection?: {
    readonly answers: Answers;
    /** IMEI or serial number: only for who can correct what they entered. */
    readonly identifier?: string;
    readonly check: ImeiCheck;
    readonly unlocked: boolean;
    /** What the found answers come to. */
    readonly price: Paise;
    readonly differences: readonly Difference[];
    /** Names of photos that are still asked for. */
    readonly missing: readonly string[];
    /** Ids of the evidence there is, by what it shows. */
    readonly photos: Readonly<Record<string, readonly string[]>>;
    /** An order in which we paid for a device with this number before. */
    readonly bought?: string;
  };
  readonly offer?: Offer;
  readonly gates: readonly Gate[];
  /** Questions that the customer has disputed. */
  readonly disputed: readonly string[];
  /** Why, in the customer's words, by question. */
  readonly reasons?: Readonly<Record<string, string>>;
  readonly review?: Review;
  /** Pictures that the customer sent. */
  readonly photos?: readonly SentPhoto[];
  /** What was agreed about the review. */
  readonly talks?: readonly Talk[];
  readonly wipe?: Handover['wipe'] & object;
  /** What made the final price that waits for the customer's word. */
  readonly priceLines?: readonly Line[];
  /** No code of the door is taken any more: CX says that the partner has come. */
  readonly codesOver?: true;
  /** What the customer can answer now. */
  readonly choices: readonly Choice[];
  /** Masked. */
  readonly destination?: string;
};

/** Questions whose line the customer can dispute now. */
export const disputable = ({ choices }: Pick<Progress, 'choices'>): readonly string[] =>
  choices.flatMap(({ id }) => /^@deal:dispute:[^:]+:(.+)$/.exec(id)?.[1] ?? []);

export function progressOf(order: Order, policy?: HandoverPolicy): Progress {
  const { attempts, again, excused, inspection, offer, destination, photos, review, talks, wipe } =
    order.handover;
  const isAccepted = order.status === 'gates';
  return {
    attempts,
    ...(excused ? { excused } : {}),
    ...(again === undefined ? {} : { moved: true }),
    ...(inspection
      ? {
          inspection: {
            answers: inspection.answers,
            check: inspection.check,
            unlocked: inspection.unlocked,
            price: inspection.breakdown.estimate,
            differences: differences(order, inspection),
            ...(inspection.bought === undefined ? {} : { bought: inspection.bought }),
            missing: withoutPhoto(order, inspection),
            photos: inspection.photos,
          },
        }
      : {}),
    ...(offer ? { offer } : {}),
    ...(photos ? { photos } : {}),
    ...(review ? { review } : {}),
    ...(talks ? { talks } : {}),
    ...(wipe ? { wipe } : {}),
    disputed: order.handover.disputed,
    ...(order.handover.reasons ? { reasons: order.handover.reasons } : {}),
    ...(order.status === 'offer-made' ? { priceLines: priceLines(order) } : {}),
    choices: dealChoices(order),
    ...(order.status === 'en-route' && triesLeft(order, policy ? { policy } : {}) <= 0
      ? { codesOver: true }
      : {}),
    gates: isAccepted ? openGates(order, policy ? { policy } : {}) : [],
    ...(destination && !isOver(order.status) ? { destination: maskDestination(destination) } : {}),
  };
}
