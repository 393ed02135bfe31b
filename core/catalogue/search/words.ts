import type { Category } from '../catalogue.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

const kindOf =
  (...categories: readonly Category[]) =>
  (word: string): [string, readonly Category[]] => [word, categories];

/** They tell models of one family apart: said, they must be in the name; not said, the plain model comes first. */
export const suffixes = set(
  'pro max plus ultra fe lite mini se prime neo play edge power turbo ce gt go air fold flip pure zoom active ' +
    'star core prime youth explorer master fusion stylus',
);

/** Suffixes that people write as one word. */
export const gluedSuffixes = new Map([
  ['promax', ['pro', 'max']],
  ['proplus', ['pro', 'plus']],
  ['promx', ['pro', 'max']],
  ['pmax', ['pro', 'max']],
  ['pm', ['pro', 'max']],
  ['prolite', ['pro', 'lite']],
  ['maxpro', ['pro', 'max']],
  ['neoplus', ['neo', 'plus']],
]);

/** Said or not, they hardly change which model is meant. */
export const weak = set(
  'phone mobile smartphone handset laptop notebook computer pc tablet device gen generation inch series model ' +
    '5g 4g 3g lte wifi cellular edition version dual sim wi fi the original new',
);

/** The categories that a word stands for. */
export const kinds = new Map<string, readonly Category[]>([
  ...Array.from(set('phone mobile smartphone handset fon mobail mobil'), kindOf('phone')),
  ...Array.from(set('laptop leptop labtop lappy notebook computer pc'), kindOf('laptop', 'macbook')),
  ...Array.from(set('tablet teblet tab'), kindOf('tablet')),
]);

/** Words about processors, which are part of a variant and only sometimes of a name. */
export const chips = set(
  'intel core ryzen amd celeron pentium athlon snapdragon mediatek helio dimensity exynos chip processor cpu ' +
    'silicon bionic gen rtx gtx nvidia geforce graphics',
);

/** A number after one of them is of the processor. */
export const chipNames = set('core ryzen amd ultra intel snapdragon rtx gtx geforce nvidia');

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
  mac macbook, macbok macbook, mb macbook, mbp macbook, mba macbook, mekbuk macbook, sam samsung, sams samsung,
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

/** English, Hindi and Hinglish words around a device that are no part of its name. */
export const fillers = set(
  `a an the is it its am are was i im ive my mine me we you your u this that there to of for on in at by with from
  and or but so as be have has had do does did can could will would want wants wanna need like please pls plz sir
  madam maam mam dear hi hello hey hii helo namaste namaskar bhai bhaiya bro brother didi ji yaar dost sell selling
  sale sold resell resale exchange buyback buy buying purchase price prices rate rates cost value worth much how
  many what which get give old used second hand secondhand good bad best condition excellent fair working perfect
  box bill charger kit only one set available interested years year months month ago about just also very some any
  black white blue red green gold golden silver grey gray purple pink yellow graphite midnight starlight color
  colour variant ka ki ke ko se me mein mai main mujhe mujhko mereko mera meri mere apna apni apne hum hamara hai h
  hain he hu hun hoon ho tha thi the hota kar karna karni karne karo krna krni krne kro karta karte karke chahta
  chahte chahti chahiye chata chate bech bechna bechni bechne bechunga bechungi bechu bechdo bechdu bechoge bechega
  becho bechta bechte beachna bachna bechana bech becna bechta bikna bikega bikegi bikri bik nikalna nikal nikalne
  purana purani purane naya nayi nai naye kya kitna kitne kitni kitana kitane milega milegi milenge mil milta hoga
  hogi de dena dedo do dijiye dijie bata batao bataiye batana bolo lo lena loge lete liya aur ya par pe tak bhi hi
  to toh wala wali vala vali sath saath ek ye yeh yah vo woh wo jo abhi ab jaldi aaj kal achha accha acha theek thik
  sahi bilkul sab kuch koi nahi nahin nhi na haan han ji rupaye rupees rs inr gb tb ram rom ssd hdd storage memory
  internal inr kimat keemat daam dam bhav mulya k q r yes no ok okay thanks thank dhanyavad shukriya deal cash kharidna
  kharidoge kharidte lelo loge quote quotation offer urgent urgently under warranty mrp market today current
  presently original india indian imported without broken working
  battery health screen display body camera scratch crack dent tuta tooti toota glass back front issue problem`,
);

/** Letters that are words in chat ("h" for hai, "k" for ka) unless a number follows them. */
export const chatLetters = set('h k q n b y d p m o v');
/** Those that are words only when no number stands before them either: 10 i is a 10i. */
export const freeLetters = set('a i u r');
