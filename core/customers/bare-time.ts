import { fold, lettersOnly } from '../shared/index.ts';
import { findDates, findDaysAhead } from './slot-numbers.ts';
import { withoutTimes } from './slot-times.ts';
import { findSlotWords, timeLine } from './slot-words.ts';

/** What may stand beside a time without telling anything else of it. */
const beside = new Set(
  fold(
    'please|pls|plz|ok|okay|yes|yeah|sure|at|on|in|the|of|around|about|between|to|and|or|make|it|then|for|me|fine|good|great|ok|works|do|' +
      'come|can|you|u|time|slot|am|pm|hrs|hours|oclock|baje|bje|bajey|sir|madam|bhai|thanks|' +
      'ko|mein|me|m|se|ke|ki|ka|par|pe|ji|haan|theek|thik|sahi|chalega|chalegi|aao|aana|aaiye|aa|jao|jaana|kar|karo|do|dijiye|kariye|liye|' +
      'को|में|से|के|की|का|पर|जी|हाँ|हां|ठीक|सही|चलेगा|चलेगी|आओ|आना|आइए|कर|करो|दो|दीजिए|बजे',
  ).split('|'),
);

/** "Move it to …" says where to; "move tomorrow's" may well mean what is planned then. */
const movesTo = /^(?:(?:please|pls|plz|ok|okay|yes) )*(?:change|move|shift|reschedule|postpone)(?: it)? to /u;
/** "… is fine with me", "… theek hai", at the end: before the time it asks, or tells what is planned. */
const suits =
  / (?:(?:is|its|it's) (?:fine|good|ok|okay|great|best|perfect)|will (?:do|work)|(?:theek|thik|sahi|ठीक|सही) (?:hai|h|है|rahega|rahegi))(?: (?:for|with) me)?(?: (?:please|thanks|sir|madam|ji))*[.!]*$/u;
const asksFirst = /^(?:is|will|would|shall|should|may) /u;

/**
 * Whether a text names a day or a time and says nothing else: "kal shaam please", not "I am busy tomorrow evening", nor "my
 * pickup is tomorrow evening". Figures other than days and hours say something else.
 */
export function isBareTime(text: string): boolean {
  const line = timeLine(text);
  const words = findSlotWords(line.replace(movesTo, '').replace(suits, ''));
  if (!words || words.bound || asksFirst.test(line)) return false;
  const { rest } = findDates(findDaysAhead(words.rest).rest, []);
  const untimed = withoutTimes(rest);
  if (/[\p{N}\p{Sc}%#]/u.test(untimed)) return false;
  return lettersOnly(untimed)
    .split(' ')
    .every((word) => word === '' || beside.has(word));
}
