import { fold } from '../shared/index.ts';

const hindi = new Set(
  fold(
    'mujhe|mujhko|mera|meri|mere|apna|apni|apne|bechna|bechni|bechne|bech|hai|hain|hoon|kya|kitna|kitne|kitni|kaise|kab|chahiye|chahta|' +
      'chahti|karna|karni|dena|lena|wala|wali|purana|purani|milega|milegi|bhai|aap|hum|ye|yeh|ka|ki|ko|ke|nahi|aur|raha|rahi|diya',
  ).split('|'),
);
/** One alone may be a name. */
const least = 2;

/** The language of a text that is surely in one of ours besides English, in whatever script: "mujhe apna phone bechna hai". */
export function tongueOf(text: string): 'hi' | undefined {
  if (/\p{sc=Deva}{2}/u.test(text)) return 'hi';
  const words = fold(text).split(/[^\p{L}]+/u);
  return words.filter((word) => hindi.has(word)).length >= least ? 'hi' : undefined;
}
