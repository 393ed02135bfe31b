import { asksOrDenies, fold, lettersOf, plainWords } from '../shared/index.ts';

const list = (words: string): ReadonlySet<string> => new Set(fold(words).split('|'));

const yes = list(
  'yes|yeah|yep|y|ok|okay|sure|confirm|confirmed|perfect|agreed|haan|han|haa|ha|theek|thik|pakka|हाँ|हां|जी|ठीक|पक्का',
);
/** Right, rather than agreed. */
const fine = list('theek|thik|ठीक|perfect');
const beside = list(
  'correct|right|fine|good|same|sahi|सही|everything|all|it|is|its|looks|look|that|this|the|order|please|pls|go|ahead|proceed|create|place|book|it’s|thats|and|very|now|you|can|sir|madam|thanks|thank|i|am|me|with|details|to|' +
    'ji|sab|kuch|hai|h|he|hain|kar|karo|do|dijiye|bana|banao|bhai|bilkul|सब|कुछ|है|हैं|कर|करो|दो|दीजिए|बना|बनाओ|बिल्कुल|ऑर्डर|जी',
);

/** "Correct the order" is none; "all correct" is one. */
const found =
  /(?:^| )(?:is|its|all|everything|looks?|thats|that|sab|kuch|सब|कुछ) (?:correct|right|fine|good|sahi|सही)(?= |$)/u;

/** Signs and nothing else, and one of them says yes. */
const signs = /^[\ufe0f\p{Emoji_Modifier}👍👌✅✔☑🆗🙏 !.]+$/u;
const agrees = /[👍👌✅✔☑🆗]/u;

/** A figure beside a yes is an answer of its own, or a doubt: "yes 98765 43299", "ok, 2". */
export const hasFigure = (text: string): boolean => /\p{N}/u.test(text);

/** A yes in a sentence: "yes everything is correct, please go ahead", "haan ji sab theek h"; not when anything else is said. A question is none. */
export function saysYes(text: string): boolean {
  if (asksOrDenies(text) || hasFigure(text)) return false;
  const said = lettersOf(text);
  if (said === '') return signs.test(text) && agrees.test(text);
  const words = said.split(' ');
  return (
    (found.test(said) || words.some((word) => yes.has(word))) &&
    words.every((word) => yes.has(word) || beside.has(word))
  );
}

/** Nothing but that all is right, "all good": it agrees to what was summed up, and takes no price. */
export function saysAllIsWell(text: string): boolean {
  const said = plainWords(text);
  return found.test(said) && !said.split(' ').some((word) => yes.has(word) && !fine.has(word));
}
