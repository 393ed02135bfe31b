import { foldQuotes } from '../shared/index.ts';

/** Meanings and the words for them: English, Hindi, and Hindi in Latin letters as people spell it, in lower case. */
type Words<Meaning> = readonly (readonly [meaning: Meaning, words: string])[];

/** Days from today, the longer words first. Kal and parso mean a day on either side; a pickup lies ahead. */
const OFFSETS: Words<number> = [
  [2, 'day after tomorrow|day after|overmorrow|parso|parson|parsu|परसों|परसो'],
  [0, 'today|2day|aaj|aj|आज'],
  [1, 'tomorrow|tommorow|tomorow|tommorrow|tmrw|tmr|tmw|tomo|2moro|2morrow|kal|कल'],
];

/** 1 is Monday. */
const WEEKDAYS: Words<number> = [
  [1, 'monday|mon|somvar|somwar|somvaar|somwaar|सोमवार'],
  [2, 'tuesday|tues|tue|mangalvar|mangalwar|mangalvaar|mangalwaar|mangal|मंगलवार|मंगल'],
  [3, 'wednesday|weds|wed|budhvar|budhwar|budhvaar|budhwaar|budh|बुधवार|बुध'],
  [
    4,
    'thursday|thurs|thur|thu|guruvar|guruwar|guruvaar|brihaspativar|veervar|virvar|गुरुवार|गुरूवार|बृहस्पतिवार|वीरवार',
  ],
  [5, 'friday|fri|shukravar|shukrawar|shukravaar|shukrawaar|shukra|शुक्रवार'],
  [6, 'saturday|sat|shanivar|shaniwar|shanivaar|shaniwaar|shani|शनिवार'],
  [7, 'sunday|sun|ravivar|raviwar|ravivaar|itvar|itwar|itwaar|रविवार|इतवार'],
];

/** Hours of the day in which a slot begins: from, and before. */
const PARTS: Words<readonly [number, number]> = [
  [[0, 12], 'morning|mornin|morn|forenoon|subah|subha|subeh|savere|सुबह|सवेरे'],
  [[12, 17], 'afternoon|noon|midday|dopahar|dopeher|dopehar|dupahar|दोपहर'],
  [[17, 24], 'evening|eve|evng|shaam|sham|शाम'],
  [[18, 24], 'night|raat|रात'],
];

/** Nothing should be made of a line with one of these: "not tomorrow", "yesterday", "next week". */
const OFF =
  "not|dont|don't|cant|can't|cannot|except|nahi|nahin|mat|नहीं|मत|yesterday|pichhle|pichle|पिछले|" +
  'last (?:week|month|mon|tue|wed|thu|fri|sat|sun)\\p{L}*|next (?:week|month|year)|' +
  '(?:agle|अगले) (?:hafte|mahine|saal|हफ्ते|हफ़्ते|महीने|साल)';

const SOON = 'asap|earliest|soonest|as soon as possible|now|abhi|jaldi|turant|first available|अभी|जल्दी|तुरंत';

/** Hours as words, which count only right before "baje", "o'clock", "am" or "pm". */
const HOURS: Words<number> = [
  [1, 'one|ek|एक'],
  [2, 'two|do|दो'],
  [3, 'three|teen|तीन'],
  [4, 'four|char|chaar|चार'],
  [5, 'five|panch|paanch|पाँच|पांच'],
  [6, 'six|che|chhe|chah|छह|छः'],
  [7, 'seven|saat|सात'],
  [8, 'eight|aath|आठ'],
  [9, 'nine|nau|नौ'],
  [10, 'ten|das|दस'],
  [11, 'eleven|gyarah|ग्यारह'],
  [12, 'twelve|barah|बारह'],
];

export type SlotWords = {
  readonly offsets: readonly number[];
  readonly weekdays: readonly number[];
  readonly parts: readonly (readonly [number, number])[];
  readonly soon: boolean;
  /** The time that is told is the first, or the last, that suits. */
  readonly bound?: 'from' | 'until' | undefined;
  /** The line with the words above taken out and hours as digits. */
  readonly rest: string;
};

/** A text as its times are read: folded, with one kind of apostrophe and of dash. */
export const timeLine = (text: string): string => foldQuotes(text).replace(/\p{Pd}/gu, '-');

/** A bound that is told by what it rules out: "not before 3", "3 baje se pehle nahi". */
const notBefore =
  /(?:not|no) (?:before|earlier than|prior to)|(?:se )?(?:pehle|pahle|phle) (?:nahi|nahin|nhi|mat)|(?:से )?पहले (?:नहीं|नही|मत)/u;
const notAfter =
  /(?:not|no) (?:after|later than|beyond)|(?:ke )?(?:baad|bad) (?:nahi|nahin|nhi|mat)|(?:के )?बाद (?:नहीं|नही|मत)/u;

/** The words for days and times in a folded line, or undefined when one of them denies the others. */
export function findSlotWords(told: string): SlotWords | undefined {
  const bound = notBefore.test(told) ? 'from' : notAfter.test(told) ? 'until' : undefined;
  const line = bound ? told.replace(bound === 'from' ? notBefore : notAfter, ' ') : told;
  if (off.test(line)) return undefined;
  const timed = hours.reduce((text, { meaning, pattern }) => text.replace(pattern, String(meaning)), line);
  const tonight = timed.replace(/\btonight\b/u, 'today night').replace(/\bweekend\b/u, 'saturday sunday');
  const [offsets, afterOffsets] = take(offsetWords, tonight);
  const [weekdays, afterDays] = take(weekdayWords, afterOffsets);
  const [parts, rest] = take(partWords, afterDays);
  return { offsets, weekdays, parts, soon: soon.test(rest), bound, rest };
}

/** Whether a folded line names a day, a part of one, or an hour. */
export function namesTime(line: string): boolean {
  if (/\d ?(?:am|pm|baje|bje|बजे)(?![\p{L}\p{M}])/u.test(line)) return true;
  const { offsets = [], weekdays = [], parts = [] } = findSlotWords(line) ?? {};
  return offsets.length + weekdays.length + parts.length > 0;
}

const whole = (words: string, after = ''): RegExp =>
  new RegExp(
    `(?<![\\p{L}\\p{M}\\p{Nd}])(?:${words.normalize('NFKC')})(?![\\p{L}\\p{M}\\p{Nd}])${after}`,
    'u',
  );

const compiled = <Meaning>(list: Words<Meaning>, after = '') =>
  list.map(([meaning, words]) => ({ meaning, pattern: whole(words, after) }));

const offsetWords = compiled(OFFSETS);
const weekdayWords = compiled(WEEKDAYS);
const partWords = compiled(PARTS);
const hours = compiled(HOURS, "(?= ?(?:baje|bje|बजे|o'clock|am|pm))");
const off = whole(OFF);
const soon = whole(SOON);

function take<Meaning>(list: ReturnType<typeof compiled<Meaning>>, line: string) {
  const found: Meaning[] = [];
  let rest = line;
  for (const { meaning, pattern } of list) {
    if (!pattern.test(rest)) continue;
    found.push(meaning);
    rest = rest.replace(pattern, ' ');
  }
  return [found, rest] as const;
}
