/** A day of the calendar as far as it was said. */
type Said = { readonly day: number; readonly month?: number; readonly year?: number };

const MONTHS = [
  'jan(?:uary)?|जनवरी',
  'feb(?:ruary)?|फरवरी|फ़रवरी',
  'mar(?:ch)?|मार्च',
  'apr(?:il)?|अप्रैल',
  'may|मई',
  'june?|जून',
  'july?|जुलाई',
  'aug(?:ust)?|अगस्त',
  'sept?(?:ember)?|सितंबर|सितम्बर',
  'oct(?:ober)?|अक्टूबर|अक्तूबर',
  'nov(?:ember)?|नवंबर|नवम्बर',
  'dec(?:ember)?|दिसंबर|दिसम्बर',
].map((names) => names.normalize('NFKC'));
const MONTH = MONTHS.join('|');
const YEAR = '(?:,? ?(\\d{4}))?';
const START = '(?<![\\p{L}\\p{M}\\d./:-])';
const END = '(?![\\p{L}\\p{M}\\d])';

const pattern = (body: string): RegExp => new RegExp(`${START}${body}${END}`, 'gu');
const ISO = pattern('(\\d{4})-(\\d{1,2})-(\\d{1,2})');
const NUMERIC = pattern('(\\d{1,2})([./-])(\\d{1,2})(?:[./-](\\d{4}|\\d{2}))?');
const DAY_MONTH = pattern(`(\\d{1,2})(?:st|nd|rd|th)? ?(?:of )?(${MONTH})${YEAR}`);
const MONTH_DAY = pattern(`(${MONTH}) ?(\\d{1,2})(?:st|nd|rd|th)?${YEAR}`);
const DAY_ONLY = pattern('(\\d{1,2}) ?(?:st|nd|rd|th|tarikh|tareekh|तारीख)');
const IN_DAYS = pattern('(?:in|after) (\\d|two|three|four|five|six) days?');
const DAYS_LATER = pattern('(\\d|ek|do|teen|एक|दो|तीन) (?:din|दिन) (?:ke )?(?:baad|bad|mein|me|बाद|में)');

/**
 * Which of the offered dates (`2026-11-25`) a folded line names by number, in the Indian order of day and month.
 * `dates` is undefined when it names none; empty when it names others. `rest` is what was not a date.
 */
export function findDates(line: string, offered: readonly string[]) {
  const said: Said[] = [];
  const isOffered = (date: Said) => offered.some((one) => matches(one, date));
  const note = (date: Said) => {
    said.push(date);
    return ' ';
  };
  const rest = line
    .replace(ISO, (_, year, month, day) =>
      note({ day: Number(day), month: Number(month), year: Number(year) }),
    )
    .replace(NUMERIC, (all, day, sign, month, year) => {
      const date = { day: Number(day), month: Number(month), ...(year && { year: Number(year) % 100 }) };
      // 3-6 and 5.30 are times rather than dates, unless such a day is on offer.
      return sign === '/' || year || isOffered(date) ? note(date) : all;
    })
    .replace(DAY_MONTH, (_, day, name, year) => note({ day: Number(day), ...monthOf(name), ...yearOf(year) }))
    .replace(MONTH_DAY, (_, name, day, year) => note({ day: Number(day), ...monthOf(name), ...yearOf(year) }))
    .replace(DAY_ONLY, (_, day) => note({ day: Number(day) }));
  const dates =
    said.length > 0 ? offered.filter((one) => said.some((date) => matches(one, date))) : undefined;
  return { dates, rest };
}

/** "in 2 days", "do din baad": days from today. */
export function findDaysAhead(line: string): { readonly ahead: readonly number[]; readonly rest: string } {
  const ahead: number[] = [];
  const note = (_: string, count: string) => {
    ahead.push(COUNTS[count] ?? Number(count));
    return ' ';
  };
  return { rest: line.replace(IN_DAYS, note).replace(DAYS_LATER, note), ahead };
}

const COUNTS: Readonly<Record<string, number>> = {
  ...{ two: 2, three: 3, four: 4, five: 5, six: 6, ek: 1, do: 2, teen: 3 },
  ...{ एक: 1, दो: 2, तीन: 3 },
};

const monthOf = (name: string) => ({
  month: MONTHS.findIndex((names) => new RegExp(`^(?:${names})$`, 'u').test(name)) + 1,
});
const yearOf = (year: string | undefined) => (year ? { year: Number(year) % 100 } : {});

function matches(date: string, said: Said): boolean {
  const [year = 0, month, day] = date.split('-').map(Number);
  return (
    day === said.day &&
    (said.month === undefined || said.month === month) &&
    (said.year === undefined || said.year % 100 === year % 100)
  );
}
