import { lastText } from '../shared/index.ts';

/** How people spell common Hindi words in Latin letters, and how this shop's lists of words do. */
const spellings: ReadonlyMap<string, string> = new Map(
  Object.entries({
    nahi: 'nhi|nahin|nhin|nai|nahee|nahii|nahe',
    hai: 'h|he|hain|hei|hy',
    haan: 'han|haa|ha|hn|haan|hanji|haanji',
    theek: 'thik|thek|teek|tik|thk|theekh',
    sahi: 'sahee|shi|saahi',
    acha: 'accha|achha|achcha',
    karo: 'kro|krro',
    karna: 'krna|karnaa',
    'kar do': 'krdo|kardo|kardijiye',
    kuch: 'kuchh|kch|kuchch',
    koi: 'koyi|kooi',
    mera: 'mra|meraa',
    paise: 'paisa|paisey|pese',
    kya: 'kia|kyaa',
    kab: 'kb',
    aur: 'or|ar',
  }).flatMap(([word, variants]) => variants.split('|').map((variant) => [variant, word] as const)),
);

/** Said for politeness, at the end. */
const polite = /(?: (?:ji|jee|na|please|pls|plz|sir|madam|bhai|bhaiya|yaar))+$/u;

/** A folded line in this shop's own spelling, without the courtesy at its end: "theek h ji" is "theek hai". */
export const spelt = lastText((line) => {
  const words = line.replace(polite, '');
  const said = words.split(' ');
  // Most lines are spelt that way already.
  return said.some((word) => spellings.has(word))
    ? said.map((word) => spellings.get(word) ?? word).join(' ')
    : words;
});
