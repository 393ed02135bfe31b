import { asksOrDenies, fold, lettersOf } from '../shared/index.ts';
import { hasFigure, saysYes } from './says-yes.ts';

const list = (words: string): ReadonlySet<string> => new Set(fold(words).split('|'));

const sells = list(
  'sell|deal|accept|accepted|agree|bech|bechdo|bechna|bechni|becho|bechiye|le|lelo|lijiye|chalega|chalegi|chalta|manzoor|manjoor|' +
    'डील|डन|बेच|बेचो|बेचना|बेचनी|ले|लीजिए|चलेगा|चलेगी|चलता|मंज़ूर|मंजूर',
);
/** Who names a kind of device may mean another one. */
const beside = list(
  'done|yes|yeah|yep|ok|okay|okey|sure|alright|fine|good|great|cool|perfect|please|pls|plz|now|it|this|that|its|is|at|for|the|a|price|i|am|with|' +
    'let|lets|us|go|ahead|and|then|to|want|sir|bhai|madam|haan|han|haa|ha|ji|theek|thik|thk|tik|sahi|accha|acha|achha|hai|h|he|do|dijiye|' +
    'dena|dunga|lo|jao|jaiye|kar|karo|mujhe|main|mera|isko|ise|par|pe|mein|me|abhi|aaj|pakka|bilkul|same|' +
    'हाँ|हां|जी|ठीक|सही|अच्छा|है|दो|दीजिए|देना|लो|जाओ|जाइए|कर|करो|मुझे|मैं|मेरा|इसको|इसे|पर|में|अभी|आज|पक्का|बिल्कुल|ओके|प्लीज़',
);
/** Who would sell for a good price has not said that this is one. */
const wishes = /(?:^| )for an? /u;
/** Characters; who needs more of them has more to say. */
const longest = 60;

/** A yes to a price or an order that is shown: "ok sell it", "haan bech do", "done deal". A question or a denial is none. */
export function saysSell(text: string): boolean {
  if (saysYes(text)) return true;
  if (text.length > longest || asksOrDenies(text) || wishes.test(fold(text))) return false;
  const words = lettersOf(text).split(' ');
  return (
    words.some((word) => sells.has(word)) &&
    words.every((word) => sells.has(word) || beside.has(word)) &&
    !hasFigure(text)
  );
}
