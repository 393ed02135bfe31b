/** Minutes after midnight that a mention of a time may mean: "5" is five in the morning or in the evening. */
export type Mention = readonly number[];

export type Times = {
  readonly mentions: readonly Mention[];
  readonly relation: 'at' | 'after' | 'before' | 'between';
};

const MARK = "a\\.?m\\b\\.?|p\\.?m\\b\\.?|baje|bje|bajey|o'?clock|hrs|बजे";
const TIME = new RegExp(
  `(?<![\\p{L}\\p{M}\\d.:/])(\\d{1,2})(?:[:.](\\d{2}))? ?(${MARK})?(?![\\p{L}\\p{M}\\d/:])`,
  'gu',
);

const AFTER = /(?<!\p{L})(after|post|from|onwards?|baad|ke bad|बाद)(?![\p{L}\p{M}])/u;
const BEFORE = /(?<!\p{L})(before|by|till|until|tak|pehle|तक|पहले)(?![\p{L}\p{M}])/u;

/**
 * The times in a folded line. A bare number is one only when `day` is known, as it may be the number of a choice.
 * `part` is the part of the day that was named, in hours.
 */
export function findTimes(
  line: string,
  said: { readonly day: boolean; readonly part: readonly [number, number] | undefined },
): Times {
  const found = [...line.matchAll(TIME)]
    .map(([, hour, minute, mark]) => ({
      hour: Number(hour),
      minute: Number(minute ?? 0),
      mark,
      exact: minute,
    }))
    .filter(({ hour, minute }) => hour <= 24 && minute < 60);
  const marked = found.some(({ mark, exact }) => mark !== undefined || exact !== undefined);
  if (!marked && !said.day && !said.part) return { mentions: [], relation: 'at' };
  const mentions = found.map(({ hour, minute }, n) => {
    const half = found.slice(n).find(({ mark }) => /^[ap]/.test(mark ?? ''))?.mark?.[0];
    return hoursOf(hour, half, said.part).map((full) => full * 60 + minute);
  });
  return { mentions, relation: relationOf(line, mentions.length) };
}

/** A folded line without the times in it: figures that no clock shows stay. */
export const withoutTimes = (line: string): string =>
  line.replace(TIME, (all, hour, minute) => (Number(hour) <= 24 && Number(minute ?? 0) < 60 ? ' ' : all));

function relationOf(line: string, count: number): Times['relation'] {
  if (count > 1) return 'between';
  if (AFTER.test(line)) return 'after';
  return BEFORE.test(line) ? 'before' : 'at';
}

/** A twelve-hour number says which half of the day by a mark or the part named; otherwise it may be either. */
function hoursOf(
  hour: number,
  half: string | undefined,
  part: readonly [number, number] | undefined,
): readonly number[] {
  if (hour > 12 || hour === 0) return [hour];
  const early = hour % 12;
  if (half) return [half === 'a' ? early : early + 12];
  const both = [early, early + 12];
  if (!part) return both;
  if (part[0] < 12) return [early];
  // Nobody calls noon, or two in the afternoon, a night: the small hours are meant, in which nobody comes.
  return part[0] >= nightBegins && early < nightEnds ? [early] : [early + 12];
}

/** Hours. */
const nightBegins = 18;
const nightEnds = 5;
