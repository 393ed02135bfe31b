import { anyWord, isAsked, plainWords, signsAgainst } from '../shared/index.ts';

/** A guess, a wish or hearsay: "maybe the screen is scratched" is no fact. */
export const unsure = anyWord(
  "may|maybe|might|perhaps|probably|possibly|could be|i think|i guess|i suppose|i believe|not sure|unsure|don't know|dont know|" +
    'idk|no idea|seems|seem|looks like|if|shayad|sayad|ho sakta|ho sakti|lagta|lagti|pata nahi|pata nhi|maloom nahi|agar|' +
    'शायद|हो सकता|हो सकती|लगता|लगती|पता नहीं|मालूम नहीं|अगर',
);

/** A question, a doubt or a sign against it: nothing in it is noted as a fact. */
export const isNoFact = (text: string): boolean =>
  signsAgainst(text) || isAsked(text) || unsure.test(plainWords(text));
