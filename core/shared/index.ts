export {
  asksOrDenies,
  hasQuestionWord,
  isAsked,
  isDenied,
  plainWords,
  questionMarks,
  signsAgainst,
} from './asks-or-denies.ts';
export { foldDigits } from './digits.ts';
export { lastOf, lastText } from './last-text.ts';
export { type Paise, paise, roundDown, rupees, share } from './money.ts';
export { orderNumber, readOrderNumber } from './order-number.ts';
export { no, ok, type Result } from './result.ts';
export { clean, cleanLines, countGraphemes, fold, sound, soundAll } from './text.ts';
export { days, hours, type Instant, minutes } from './time.ts';
export { anyWord, foldQuotes, lettersOf, lettersOnly, wholeWords } from './whole-words.ts';
export { addDays, instantAt, type LocalTime, localDate, localTime, weekdayOf } from './zone.ts';
