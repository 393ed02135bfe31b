import { namesTime } from '../customers/index.ts';
import { anyWord, foldQuotes, hasQuestionWord, isDenied } from '../shared/index.ts';

const away =
  /(?:^| )(?:not|won't be|wont be|won't|nahi|nahin|nhi|नहीं|नही)(?: be)?(?: (?:at|in))? (?:home|available|there|here|free|town)(?= |$)|(?:^| )(?:ghar|घर)(?: (?:par|pe|mein|me|पर|में))? (?:nahi|nahin|nhi|koi nahi|नहीं|नही)(?= |$)|(?:^| )out of (?:town|station|city)(?= |$)/u;
const comes = anyWord(
  'come|visit|send (?:someone|somebody|the partner)|aana|aao|aaiye|aaiyega|aa jao|aa jana|aajao|aa jaiye|aa jaiyega|bhej do|bhejo|bhejna|' +
    'आना|आओ|आइए|आइएगा|आ जाओ|आ जाना|आ जाइए|भेज दो|भेजो',
);
const another = anyWord(
  'another (?:day|time|date)|other (?:day|time)|some ?other (?:day|time)|later|(?:kisi|koi) aur din|dusre din|doosre din|baad me|baad mein|किसी और दिन|दूसरे दिन|बाद में',
);
/** Characters; a longer text is a story. */
const longest = 120;

/**
 * Who tells us, with no question open, when to come, or that nobody is home then: "haan kal subah aa jao", "I am not home
 * tomorrow, can you come another day". The words that name the time, without the one that does not suit. Undefined for
 * anything else.
 */
export function readComing(text: string): string | undefined {
  if (text.length > longest) return undefined;
  const clauses = foldQuotes(text)
    .split(/[,;.!?।]+|(?:^| )(?:so|please|but|isliye|toh|इसलिए)(?= |$)/u)
    .map((clause) => clause.replace(/[^\p{L}\p{M}\p{N}' :-]+/gu, ' ').trim())
    .filter((clause) => clause !== '');
  const rest = clauses.filter((clause) => !away.test(clause)).join(' ');
  if (hasQuestionWord(rest) || isDenied(rest)) return undefined;
  if (comes.test(rest) && (another.test(rest) || namesTime(rest))) return rest;
  const isAway = clauses.some((clause) => away.test(clause));
  return isAway && (rest === '' || another.test(rest)) && namesTime(clauses.join(' ')) ? rest : undefined;
}
