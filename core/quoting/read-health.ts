import { anyWord } from '../shared/index.ts';
import { isIdle } from './idle-words.ts';
import { leastHealth, partWords } from './option-words.ts';

const below = anyWord('below|under|less than|se kam|से कम');
const healthWords = anyWord('health|capacity|maximum|max|हेल्थ|क्षमता');
/** How full it is at the moment. */
const charged = anyWord('charged?|charging|now|abhi|चार्ज|अभी');
/** What stands around a figure of health. */
const around = anyWord(
  'below|under|less|than|above|over|more|shows?|showing|says|se|kam|zyada|jyada|per|cent|percent|pct|प्रतिशत|से|कम|ज़्यादा|ज्यादा|dikha|raha|rahi|bata|only|lagbhag|karib|nearly',
);
const figures = /(?<![\d.])(\d{2,3})(?:\.\d+)? ?(?:%|per ?cent|pct|प्रतिशत|(?:hai|h|है)?$)/gu;
const ranges = /(?<![\d.])(\d{2,3})(?= ?(?:%|-|–|to|or|se|से) ?\d{2,3})/gu;
/** Where one thing that is said ends; a figure's own point does not end it. */
const ends = /[,;!।]+|\.(?!\d)|(?:^| )(?:but|lekin|magar|although|par|लेकिन|मगर|पर)(?= |$)/u;

const optionOf = (health: number): string | undefined =>
  health <= 100 ? leastHealth.find(([least]) => health >= least)?.[1] : undefined;

const inWords = (clause: string): string => clause.replace(/[^\p{L}\p{M}\p{N}']+/gu, ' ').trim();

const namesOtherPart = (clause: string): boolean =>
  Object.entries(partWords).some(([part, words]) => part !== 'battery' && words.test(clause));

/**
 * "78%", "82 percent", "it shows 91": how much a phone's battery still holds. A figure beside another part is none of
 * the battery's; where another figure or anything else that is said of it may change the answer, there is none.
 */
export function readHealth(said: string): string | undefined {
  const clauses = said.split(ends).map((clause) => clause.trim());
  const told = new Set<string | undefined>();
  for (const clause of clauses) {
    const written = [...clause.matchAll(figures), ...clause.matchAll(ranges)].map(([, figure]) =>
      Number(figure),
    );
    const words = inWords(clause);
    if (written.length > 0) {
      if (namesOtherPart(words) || !isOfHealth(words)) return undefined;
      for (const figure of written) told.add(optionOf(figure - (below.test(words) ? 1 : 0)));
    } else if (!namesOtherPart(words) && !isIdle(words, 'battery')) return undefined;
  }
  const [only, ...others] = told;
  return others.length === 0 ? only : undefined;
}

/** Not how much it is charged now, nor how bright the display is. */
const isOfHealth = (words: string): boolean =>
  healthWords.test(words) ||
  (!charged.test(words) &&
    words.split(' ').every((word) => /^\d/.test(word) || around.test(word) || isIdle(word, 'battery')));
