import { fold } from './search/fold.ts';

export type RequestVerdict = 'new' | 'too-old' | 'not-yet';

type ModelRequest = {
  /** What the customer called the model. */
  readonly name: string;
  /** Calendar year of release as the customer told it; a year in the name is read when it is undefined. */
  readonly year: number | undefined;
  readonly nowYear: number;
  /** A model that came out this many calendar years ago can still get a price. */
  readonly supportedYears: number;
};

/**
 * What to do about a model that the catalogue does not have: `new` goes to the people who set prices, `too-old` is not
 * bought, and `not-yet` has not come out. A model whose year nobody knows is `new`, since people can tell.
 */
export function judgeRequest({ name, year, nowYear, supportedYears }: ModelRequest): RequestVerdict {
  const released = year ?? yearIn(wordsOf(name));
  if (released === undefined) return 'new';
  if (released > nowYear) return 'not-yet';
  return nowYear - released <= supportedYears ? 'new' : 'too-old';
}

const counts = new Map(
  `one 1, two 2, three 3, four 4, five 5, six 6, seven 7, eight 8, nine 9, ten 10, ek 1, do 2, teen 3, tin 3, char 4,
  chaar 4, panch 5, paanch 5, pach 5, chhe 6, chhah 6, che 6, chah 6, saat 7, sat 7, aath 8, ath 8, nau 9, das 10,
  dedh 1, derh 1, dhai 2, dhaai 2, a 1, an 1, couple 2`
    .split(',')
    .map((entry) => {
      const [word = '', digits] = entry.trim().split(' ');
      return [word, Number(digits)] as const;
    }),
);
const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));
const years = set('year years yr yrs saal sal saalon varsh varsho');
const months = set('month months mahine mahina mahino mahinon mahin maah');
const last = set('last previous pichle pichhle pichla pichhla pichli gaye gat beete');
const lately = set('current abhi abi recently recent');
const now = set('this is current abhi abi recently recent');

/**
 * The calendar year that a customer means by "2023", "'23", "last year", "pichle saal" or "२ साल पहले". Undefined when
 * none can be told; at least 1990 and at most 2099.
 */
export function readYear(text: string, nowYear: number): number | undefined {
  const words = wordsOf(text);
  return yearIn(words) ?? yearsAgo(words, nowYear) ?? shortYear(words, nowYear);
}

const wordsOf = (text: string): readonly string[] =>
  fold(text)
    .replace(/([a-z])(?=\d)|(\d)(?=[a-z])/g, '$1$2 ')
    .split(/[ ;]+/)
    .filter((word) => word !== '');

function yearIn(words: readonly string[]): number | undefined {
  const year = words.find((word) => /^(199\d|20\d\d)$/.test(word));
  return year === undefined ? undefined : Number(year);
}

const countOf = (word: string | undefined): number | undefined => {
  if (word === undefined) return undefined;
  return /^\d{1,2}(\.\d)?$/.test(word) ? Math.floor(Number(word)) : counts.get(word);
};

function yearsAgo(words: readonly string[], nowYear: number): number | undefined {
  const unit = words.findIndex((word) => years.has(word) || months.has(word));
  if (unit < 0) return words.some((word) => lately.has(word)) ? nowYear : undefined;
  const before = words.slice(0, unit);
  const isMonths = months.has(words[unit] ?? '');
  const count = countOf(before.findLast((word) => countOf(word) !== undefined));
  if (count !== undefined) return nowYear - (isMonths ? Math.floor(count / 12) : count);
  const back = before.filter((word) => last.has(word)).length;
  if (back > 0) return isMonths ? nowYear : nowYear - back;
  return before.some((word) => now.has(word)) ? nowYear : undefined;
}

/** What may stand beside "23" when it is a year. */
const beside = set(
  'in me mein main ka ki ko se hai h ke around about approx shayad maybe liya li bought launched launch hua aaya the it was year model',
);

/** "23" and "'23" are 2023; "5" is no year, and neither is the 11 of "iphone 11". */
function shortYear(words: readonly string[], nowYear: number): number | undefined {
  const others = words.filter((word) => !beside.has(word));
  const [short = ''] = others;
  if (others.length !== 1 || !/^\d{2}$/.test(short)) return undefined;
  const year = Math.floor(nowYear / 100) * 100 + Number(short);
  return year <= nowYear + 1 && year >= nowYear - 25 ? year : undefined;
}
