import { fold, lettersOf } from '../shared/index.ts';
import type { Conversation } from './conversation.ts';
import { choicesOfLanguages } from './languages.ts';
import type { Lexicon } from './lexicon.ts';
import type { Choice } from './reply.ts';

/** What stands around the name of a language when somebody wants it spoken; any other word makes it a sentence about it. */
const around = new Set(
  fold(
    'in|into|to|speak|talk|write|reply|answer|chat|message|text|switch|change|use|language|only|please|pls|plz|can|could|will|would|you|u|do|we|' +
      'i|want|would|like|prefer|let|lets|us|with|me|now|it|ok|okay|' +
      'mein|main|men|m|baat|bat|karo|kro|kariye|kijiye|kijie|karna|karni|karein|karenge|bolo|boliye|bolna|likho|likhiye|likhna|batao|bataiye|' +
      'samjhao|jawab|do|dijiye|bhasha|mujhe|mujhko|hum|aap|tum|kya|sakte|sakti|ho|hai|h|hain|ji|sirf|mujhse|humse|se|chahiye|kar|na|kripya|' +
      'में|मे|बात|करो|कीजिए|कीजिये|करिए|करना|करनी|करें|बोलो|बोलिए|बोलें|बोलना|लिखो|लिखिए|लिखें|बताओ|बताइए|समझाओ|जवाब|दो|दीजिए|भाषा|मुझे|' +
      'हम|आप|क्या|सकते|सकती|हो|है|हैं|जी|सिर्फ़|सिर्फ|मुझसे|से|चाहिए|कर|कृपया',
  ).split('|'),
);
/** Words; a longer text is a story. */
const longest = 10;

/** The language that somebody asks us to speak: "hindi mein baat karo", "can you speak Hindi?", "talk in english please". */
export function readLanguageWish(text: string, { speaks, spoken }: Lexicon): string | undefined {
  if (!speaks.test(text)) return undefined;
  const words = lettersOf(text).split(' ');
  if (words.length > longest) return undefined;
  const named = words.filter((word) => spoken.has(word));
  if (named.length !== 1 || !words.every((word) => spoken.has(word) || around.has(word))) return undefined;
  return spoken.get(named[0] ?? '');
}

/** Their own language, under the question, to somebody who began in it: once a customer, taken or not. */
export function offerLanguage(
  { locale, languageOffered }: Conversation,
  speaks: string | undefined,
  { languages }: Lexicon,
): Choice | undefined {
  if (speaks === undefined || speaks === locale || languageOffered) return undefined;
  return choicesOfLanguages(languages).find(({ id }) => id === `@language:${speaks}`);
}
