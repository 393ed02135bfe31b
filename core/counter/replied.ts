import type { Command, SellFacts } from '../buyback/index.ts';
import { type Choice, type Conversation, type Detour, offer, say } from '../conversation/index.ts';
import { maskSecrets, tellsOfDemands } from '../customers/index.ts';
import { hours } from '../shared/index.ts';
import { answersPrice, priceAgain, priceShown } from './price-words.ts';
import { readComplaint, readReview } from './reviews.ts';

/** Words that answer no question of ours. A price that waits comes before a review that may still come. */
export function replied(
  text: string,
  { wrote = 0, awaited, offered }: Conversation,
  facts: SellFacts,
): Detour<Command> | undefined {
  const { now } = facts;
  const priced = priceShown(offered)?.number;
  // Whoever of us wrote last is answered.
  const isAwaited = awaited && awaited.at > wrote && priced === undefined;
  const review = isAwaited ? readReview(text, awaited, facts) : undefined;
  const told = now - wrote < replyTime ? passOn(text, now, priced) : undefined;
  return review ?? told ?? (tellsOfDemands(text) ? warned(false) : priceAgain(text, offered, facts));
}

/** What went wrong, when that was asked; else a yes or a no to a price. */
export function answers(
  text: string,
  { wrote = 0, awaited, offered }: Conversation,
  facts: SellFacts,
): Detour<Command> | undefined {
  if (priceShown(offered)) return answersPrice(text, offered);
  return awaited && awaited.at > wrote ? readComplaint(text, awaited, facts) : undefined;
}

/** Somebody wants what nobody of ours asks for: what they may know, and a person to talk to. What was asked stays open. */
export const warned = (isAside: boolean): Detour<Command> =>
  isAside
    ? { flow: '', says: [say('support.never-asked')], foot: [toPerson] }
    : { says: [offer('support.never-asked', [toPerson, toMenu])] };

/** Milliseconds: what is said later is a new matter. */
const replyTime = hours(24);

export const relayed = (text: string): Command => ({ type: 'relay', text: maskSecrets(text).text });

/**
 * The answer to what one of our people wrote opens the task that a call for a person would. With a price of an order that
 * waits, the bot goes on: its buttons must not go silent while the partner stands at the door.
 */
const passOn = (text: string, now: number, priced: string | undefined): Detour<Command> => ({
  says: [offer('conversation.reply-passed-on', [toMenu])],
  commands: [
    { type: 'open-item', kind: 'handoff', subject: {} },
    relayed(text),
    ...(priced === undefined ? [] : [{ type: 'show-orders', number: priced } as const]),
  ],
  change: priced === undefined ? { handedOff: now, wrote: undefined } : { wrote: undefined },
});

const toPerson: Choice = { id: '@agent', label: { key: 'choices.agent' } };
export const toMenu: Choice = { id: '@menu', label: { key: 'choices.menu' } };
