const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** They tell models of one family apart: said, they must be in the name; not said, the plain model comes first. */
export const suffixes = set(
  'pro max plus ultra fe lite mini se prime neo play edge power turbo ce gt go air fold flip pure zoom active ' +
    'star core prime youth explorer master fusion stylus',
);

/** Several words that people write as one. */
export const contractions = new Map([
  ['promax', ['pro', 'max']],
  ['proplus', ['pro', 'plus']],
  ['promx', ['pro', 'max']],
  ['pmax', ['pro', 'max']],
  ['pm', ['pro', 'max']],
  ['prolite', ['pro', 'lite']],
  ['maxpro', ['pro', 'max']],
  ['neoplus', ['neo', 'plus']],
  ['mbp', ['macbook', 'pro']],
  ['mba', ['macbook', 'air']],
]);

/** Said or not, they hardly change which model is meant. */
export const weak = set(
  'phone mobile smartphone handset laptop notebook computer pc tablet device gen generation inch series model ' +
    '5g 4g 3g lte wifi cellular edition version dual sim wi fi the original new',
);

/** A company's name said for a brand of its own. */
export const houses = new Map([
  ['xiaomi', set('redmi poco mi xiaomi')],
  ['mi', set('redmi poco xiaomi mi')],
  ['moto', set('motorola')],
  ['motorola', set('moto')],
  ['apple', set('iphone ipad macbook')],
  ['google', set('pixel')],
  ['hewlett', set('hp')],
  ['packard', set('hp')],
  ['oneplus', set('oneplus')],
  ['vivo', set('iqoo')],
  ['samsung', set('galaxy')],
]);

/** What people say for what is printed on the box. The typo tolerance finds what only looks alike. */
export const nicknames = new Map(
  `ip iphone, iph iphone, ipone iphone, ifone iphone, aifon iphone, aiphone iphone, ayfon iphone, ifon iphone, aifone iphone,
  mac macbook, macbok macbook, mb macbook, mekbuk macbook, sam samsung, sams samsung,
  sumsung samsung, moto motorola, motorola moto, op oneplus, onplus oneplus, wanplus oneplus, shaomi xiaomi,
  jiomi xiaomi, shomi xiaomi, redme redmi, radmi redmi, pls plus, tablet tab, teb tab, pad ipad, generation gen,
  book macbook, ulta ultra, altra ultra, pixal pixel, piksal pixel, nort note, not note, wiwo vivo, wivo vivo, opo oppo, opoo oppo,
  lenevo lenovo, pr pro, po pro, mx max, mex max, ul ultra, ult ultra, lt lite, lit lite, mn mini, thinkped thinkpad, delll dell, u ultra`
    .split(',')
    .map((entry) => entry.trim().split(' ') as [string, string]),
);

/** Numbers said as words, where the word is not an everyday one (one, do, char). */
export const numberWords = new Map(
  `six 6, seven 7, eight 8, nine 9, ten 10, eleven 11, twelve 12, thirteen 13, fourteen 14, fifteen 15, sixteen 16,
  seventeen 17, twenty 20, saat 7, aath 8, nau 9, gyarah 11, gyara 11, gyaarah 11, barah 12, bara 12, baarah 12,
  terah 13, chaudah 14, chauda 14, pandrah 15, pandra 15, solah 16, sola 16, satrah 17`
    .split(',')
    .map((entry) => entry.trim().split(' ') as [string, string]),
);
