import { fold, isAsked, isDenied, plainWords } from '../shared/index.ts';

/** What people write around the id that is right; any other word makes it a tale of somebody else's. */
const AROUND = new Set(
  fold(
    'oh|ohh|oops|ops|wait|sorry|hey|arre|are|actually|no|ok|okay|please|pls|plz|i|gave|typed|entered|wrote|sent|you|made|a|mistake|' +
      'my|mine|the|this|that|it|its|is|was|be|should|upi|vpa|id|one|wrong|incorrect|not correct|correct|correction|corrected|right|' +
      'new|other|another|instead|of|use|change|update|to|and|but|by|take|' +
      'galat|glat|galti|se|sahi|shi|hai|h|he|ho|gaya|gayi|tha|thi|mera|meri|maine|mene|de|di|diya|likh|likha|daal|dal|ye|yeh|wo|woh|' +
      'ab|isko|isse|yahi|wala|wali|ki|ke|jagah|par|pe|karo|kar|kardo|do|lo|badal|badlo|nayi|naya|ji|aur|' +
      'गलत|ग़लत|गलती|से|सही|है|हो|गया|गई|था|थी|मेरा|मेरी|मैंने|दे|दी|दिया|लिख|लिखा|यह|ये|वो|वह|अब|इसे|यही|वाला|वाली|की|जगह|पर|' +
      'करो|कर|दो|लो|बदल|बदलो|नई|नया|जी|और|यूपीआई|आईडी|माफ़|माफ|करना|रुको|अरे|ओह',
  ).split('|'),
);
const ID =
  /(?<![a-z0-9._-])[a-z0-9][a-z0-9._-]{0,62}[a-z0-9]@[a-z][a-z0-9]{1,31}(?![a-z0-9.@-]*@)(?!\.[a-z])/gu;
const isGone = /^[ ,]*(?:(?:is|was|ye|yeh) )?(?:wrong|incorrect|galat|glat|गलत|ग़लत)(?= |$)/u;
const comesInstead =
  /(?:instead of|in place of|(?:^| )(?:wrong|incorrect|galat|glat|mistake|गलत|ग़लत)(?: (?:one|upi|id|vpa))*(?: (?:is|was|hai|tha))?) ?$/u;

/** The id that takes the place of one given before, in a sentence that says nothing else: "oh wait wrong upi, it is asha@okaxis". */
export function correctedUpi(text: string): string | undefined {
  const line = fold(text)
    .replace(/ *@ */g, '@')
    .replace(/['’]/gu, '')
    .replace(/[^\p{L}\p{M}\p{N}@.,_ -]+/gu, ' ')
    // What ends before the id says nothing of it: "galat upi, asha@okaxis".
    .replace(/[.,]+(?= |$)|,+/gu, ' , ')
    .replace(/^(?:(?:no|nahi|nahin|nhi|नहीं|नही)[ ,]+)+/u, '')
    .replace(/[._-]+(?= |$)/gu, '')
    .replace(/ +/g, ' ')
    .trim();
  const found = [...line.matchAll(ID)];
  const rest = line.replace(ID, ' ').split(' ');
  if (
    found.length === 0 ||
    !rest.every((word) => word === '' || word === '-' || word === ',' || AROUND.has(word))
  )
    return undefined;
  const meant = found.filter(
    ({ 0: id, index }) =>
      !isGone.test(line.slice(index + id.length)) && !comesInstead.test(line.slice(0, index)),
  );
  return meant.length === 1 ? meant[0]?.[0] : undefined;
}

/** Whether what is told of an account is asked or denied: "is it …?", "not …", but not "no, wrong one: …". */
export const doubtsDestination = (text: string): boolean =>
  isAsked(text) || (isDenied(plainWords(text)) && correctedUpi(text) === undefined);
