import { fold, plainWords, signsAgainst } from '../shared/index.ts';

const no = new Set(
  fold(
    "no|n|nope|nah|no it does not|no it doesn't|no it doesnt|it does not|it doesn't|it doesnt|no they do not|no they don't|no they dont|" +
      "they do not|they don't|they dont|not all|no not all|nahi|nahin|nhi|nahee|nai|na|nahi ji|ji nahi|nahi karte|nahi chalte|" +
      'नहीं|नही|ना|नहीं जी|जी नहीं|नहीं करते|नहीं चलते',
  ).split('|'),
);

/** A bare no: where several answers deny the question, it tells none of them. */
export const saysNo = (text: string): boolean => !signsAgainst(text) && no.has(plainWords(text));
