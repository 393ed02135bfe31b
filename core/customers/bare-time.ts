import { fold, lettersOnly } from '../shared/index.ts';
import { findDates, findDaysAhead } from './slot-numbers.ts';
import { findSlotWords, timeLine } from './slot-words.ts';

/** What may stand beside a time without telling anything else of it. */
const beside = new Set(
  fold(
    'please|pls|plz|ok|okay|yes|yeah|sure|at|on|in|the|of|around|about|between|to|and|or|make|it|then|for|me|is|its|fine|good|great|ok|works|will|do|' +
      'come|can|you|u|my|pickup|time|slot|move|change|shift|am|pm|hrs|hours|oclock|baje|bje|bajey|sir|madam|bhai|thanks|' +
      'ko|mein|me|m|se|ke|ki|ka|par|pe|ji|haan|theek|thik|sahi|hai|h|chalega|chalegi|aao|aana|aaiye|aa|jao|jaana|kar|karo|do|dijiye|kariye|liye|' +
      'को|में|से|के|की|का|पर|जी|हाँ|हां|ठीक|सही|है|चलेगा|चलेगी|आओ|आना|आइए|कर|करो|दो|दीजिए|बजे|तक',
  ).split('|'),
);

/** Whether a text names a day or a time and says nothing else: "kal shaam please", not "I am busy tomorrow evening". */
export function isBareTime(text: string): boolean {
  const words = findSlotWords(timeLine(text));
  if (!words) return false;
  const { rest } = findDates(findDaysAhead(words.rest).rest, []);
  return lettersOnly(rest)
    .split(' ')
    .every((word) => word === '' || beside.has(word));
}
