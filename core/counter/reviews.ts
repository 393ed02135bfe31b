import type { Command, SellFacts } from '../buyback/index.ts';
import { type Conversation, type Detour, type Reply, say } from '../conversation/index.ts';
import { maskSecrets } from '../customers/index.ts';
import { days, hours, readOrderNumber } from '../shared/index.ts';
import {
  givesStars,
  isOnlyReview,
  mayBeReview,
  mostStars,
  type Review,
  readStars,
  tellsOfStars,
} from '../support/index.ts';
import { priceShown } from './price-words.ts';
import { saysToSell } from './sale-wish.ts';

type Awaited = NonNullable<Conversation['awaited']>;

/** Milliseconds: what is said later is a new matter. */
const window = days(3);

/** S1-25: the review is asked for once, after the payment, and what went wrong after a low one. */
export function reviewAsked(says: readonly Reply[]): Omit<Awaited, 'at'> | undefined {
  const asked = says.find(({ key }) => key === 'support.thank-you' || key === 'support.review-sorry');
  if (!asked) return undefined;
  return { what: asked.key, about: String(asked.params?.number ?? '') };
}

/** Stars or words, when nothing else is asked. Undefined when it is too late, or a question of theirs. */
export function readReview(
  text: string,
  { what, about: number, at }: Awaited,
  { lexicon, now }: SellFacts,
): Detour<Command> | undefined {
  if (now - at > window || !mayBeReview(text)) return undefined;
  // "You don't deserve 5 stars" is for a person to read, and no mark.
  const isMark = what === 'support.thank-you' && (givesStars(text) || !tellsOfStars(text));
  const stars = isMark ? readStars(text, lexicon.stars) : undefined;
  const words = stars !== undefined && /^[^\p{L}]*$/u.test(text) ? undefined : maskSecrets(text).text;
  return review(number, {
    ...(stars === undefined ? {} : { stars }),
    ...(words === undefined ? {} : { words }),
  });
}

/** Milliseconds: somebody who was asked what went wrong is telling it. */
const telling = hours(1);

/**
 * What went wrong, in a sentence, right after it was asked. "He came late" sounds like a Lite to who looks for devices;
 * a few words with digits among them may well be one.
 */
export function readComplaint(text: string, awaited: Awaited, facts: SellFacts): Detour<Command> | undefined {
  if (awaited.what !== 'support.review-sorry' || facts.now - awaited.at > telling) return undefined;
  const words = text.split(/\s+/).length;
  if (words < 3 || (words <= 5 && /\d/.test(text)) || saysToSell(text)) return undefined;
  return readReview(text, awaited, facts);
}

/**
 * "5 stars, he was polite" is the review that was asked for, whatever else is under way; what only has stars in it answers
 * what is asked. A price that waits stays in sight.
 */
export function readStarsSaid(
  text: string,
  { awaited, offered }: Conversation,
  facts: SellFacts,
): Detour<Command> | undefined {
  if (awaited?.what !== 'support.thank-you' || !isOnlyReview(text, facts.lexicon.stars)) return undefined;
  const given = readReview(text, awaited, facts);
  const waits = priceShown(offered);
  if (!given || !waits) return given;
  return { ...given, commands: [...(given.commands ?? []), { type: 'show-orders', number: waits.number }] };
}

/** `HT-…:4`: a button under the question. */
export function tapReview(rest: string): Detour<Command> {
  const number = readOrderNumber(rest);
  const stars = Number(/:([1-9])$/.exec(rest)?.[1]);
  if (number === undefined || !(stars <= mostStars)) return { says: [say('conversation.stale')] };
  return review(number, { stars });
}

const review = (number: string, given: Review): Detour<Command> => ({
  commands: [{ type: 'decide', number, wish: { type: 'review', ...given } }],
  change: { awaited: undefined },
});
