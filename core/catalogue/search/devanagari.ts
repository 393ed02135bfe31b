/**
 * Devices spelled in Devanagari, as people say them. Keys are in the loose spelling that `loose` makes, where short and
 * long vowels are one; what is not here is written sound by sound, and the typo tolerance does the rest.
 */
const spoken = new Map(
  `आइफोन iphone, आइपेड ipad, एपल apple, एप्पल apple, सेमसंग samsung, सेमसुंग samsung, गेलेक्सि galaxy, वनप्लस oneplus,
  वन one, रेडमि redmi, रियलमि realme, रिअलमि realme, रेलमि realme, शाओमि xiaomi, श्याओमि xiaomi,
  जियोमि xiaomi, पोको poco, विवो vivo, ओपो oppo, ओप्पो oppo, मोटोरोला motorola, मोटो moto, नोकिया nokia,
  गुगल google, पिक्सल pixel, पिक्सेल pixel, नथिंग nothing, इनफिनिक्स infinix, टेकनो tecno, टेक्नो tecno, लावा lava,
  आइकु iqoo, आसुस asus, असुस asus, एसुस asus, एसर acer, लेनोवो lenovo, लिनोवो lenovo, डेल dell, एचपि hp, मेकबुक macbook,
  मेक mac, बुक book, एयर air, पेविलियन pavilion, पविलियन pavilion, इंस्पिरोन inspiron, इंस्पायरन inspiron,
  थिंकपेड thinkpad, आइडियापेड ideapad, विवोबुक vivobook, हुआवे huawei, ऑनर honor, आनर honor, एलजि lg, सोनि sony,
  प्रो pro, मेक्स max, प्लस plus, अल्ट्रा ultra, लाइट lite, मिनि mini, नोट note, नार्ड nord, नोर्ड nord,
  फोल्ड fold, फ्लिप flip, जेड z, टेब tab, टेबलेट tablet, लेपटाप laptop, लेपटोप laptop, मोबाइल mobile, फोन phone,
  एस s, एक्स x, एम m, एफ f, वाइ y, आर r, टि t, ए a, सि c, जि g, एसइ se, एफइ fe, फाइवजि 5g, जिबि gb, टिबि tb, रेम ram,
  स्क्रिन screen, डिस्प्ले display, बेटरि battery, केमरा camera, फिंगरप्रिंट fingerprint, बटन button, आन on, लाइन line, एज edge, निओ neo, टर्बो turbo, आइ i`
    .split(',')
    .map((entry) => entry.trim().split(' ') as [string, string]),
);

/** Letters that are ordinary words when they stand alone: K20 is K20, but "ke" is "of". */
const lettersBeforeDigit = new Map([
  ['के', 'k'],
  ['इ', 'e'],
  ['बि', 'b'],
  ['डि', 'd'],
  ['एच', 'h'],
  ['जे', 'j'],
  ['पि', 'p'],
  ['वि', 'v'],
]);

const looseLetters = new Map([
  ['ी', 'ि'],
  ['ई', 'इ'],
  ['ू', 'ु'],
  ['ऊ', 'उ'],
  ['ै', 'े'],
  ['ऐ', 'ए'],
  ['ॅ', 'े'],
  ['ऍ', 'ए'],
  ['ौ', 'ो'],
  ['औ', 'ओ'],
  ['ॉ', 'ा'],
  ['ऑ', 'आ'],
  ['ँ', 'ं'],
]);

const marks = new Map(Array.from('ािुेोृ', (sign, at) => [sign, 'a i u e o ri'.split(' ')[at] ?? ''] as const));
const vowels = new Map(
  Array.from('अआइउएओऋ', (sign, at) => [sign, 'a a i u e o ri'.split(' ')[at] ?? ''] as const),
);
const consonants = new Map(
  Array.from(
    'कखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसहळ',
    (sign, at) =>
      [
        sign,
        'k kh g gh n ch chh j jh n t th d dh n t th d dh n p f b bh m y r l v sh sh s h l'.split(' ')[at] ??
          '',
      ] as const,
  ),
);

const virama = '्';
const loose = (word: string): string =>
  Array.from(word, (letter) => looseLetters.get(letter) ?? letter).join('');

/** The silent "a" of a consonant is spoken between two consonants unless a vowel stands on both sides of them. */
function spokenA(letters: readonly string[], at: number, afterVowel: boolean): boolean {
  const next = letters[at + 1];
  if (next === undefined || next === virama || marks.has(next) || vowels.has(next)) return false;
  if (next === 'ं') return true;
  const last = at + 2 >= letters.length;
  const closes = last || letters[at + 2] === virama;
  return closes || !afterVowel || !marks.has(letters[at + 2] ?? '');
}

function soundBySound(word: string): string {
  const letters = Array.from(word);
  let latin = '';
  let afterVowel = false;
  for (const [at, letter] of letters.entries()) {
    const consonant = consonants.get(letter);
    if (consonant !== undefined) {
      const withA = spokenA(letters, at, afterVowel);
      latin += withA ? `${consonant}a` : consonant;
      afterVowel = withA;
      continue;
    }
    const vowel = marks.get(letter) ?? vowels.get(letter);
    latin += letter === 'ं' ? 'n' : (vowel ?? '');
    afterVowel = vowel !== undefined;
  }
  return latin;
}

/** One word of Devanagari letters, without its nukta dots, in Latin letters. */
export function toLatin(devanagari: string, beforeDigit: 'before-digit' | 'alone'): string {
  const word = loose(devanagari);
  const letter = beforeDigit === 'before-digit' ? lettersBeforeDigit.get(word) : undefined;
  return letter ?? spoken.get(word) ?? soundBySound(word);
}
