/** Where pickups are made. */
export type ServiceArea = { serves(code: string): boolean };

type Span = { readonly from: number; readonly to: number };

/**
 * Entries are pincodes (`400001`), their first digits (`560`) or ranges (`400001-400104`, both ends served). No
 * entries, nothing served. RangeError for anything else: check what people type with `isArea`.
 */
export function makeServiceArea(entries: readonly string[]): ServiceArea {
  const spans = merged(entries.map(spanOrThrow));
  return { serves: (code) => /^[1-9]\d{5}$/.test(code) && holds(spans, Number(code)) };
}

export const isArea = (entry: string): boolean => spanOf(entry) !== undefined;

/** The `area` column of a CSV with the columns `area,city`. RangeError names the first bad line. */
export function readAreas(csv: string): readonly string[] {
  const [header, ...lines] = csv
    .replace(/^\ufeff/, '')
    .trimEnd()
    .split(/\r?\n/);
  if (header !== 'area,city') throw new RangeError('line 1: the columns of a service area are area,city');
  return lines.map((line, n) => {
    const [area = ''] = line.split(',', 1);
    if (!isArea(area)) throw new RangeError(`line ${n + 2}: "${area}" is not a pincode, prefix or range`);
    return area;
  });
}

function spanOrThrow(entry: string): Span {
  const span = spanOf(entry);
  if (!span) throw new RangeError(`"${entry}" is not a pincode, prefix or range`);
  return span;
}

function spanOf(entry: string): Span | undefined {
  const [, first, last] = /^([1-9]\d{0,5})(?:-([1-9]\d{5}))?$/.exec(entry.replace(/\s/g, '')) ?? [];
  if (!first || (last && first.length < 6)) return undefined;
  const span = { from: Number(first.padEnd(6, '0')), to: Number(last ?? first.padEnd(6, '9')) };
  return span.from <= span.to ? span : undefined;
}

/** In order and apart, for a binary search. */
function merged(spans: readonly Span[]): readonly Span[] {
  const apart: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const before = apart.at(-1);
    if (before && span.from <= before.to + 1)
      apart[apart.length - 1] = { from: before.from, to: Math.max(before.to, span.to) };
    else apart.push(span);
  }
  return apart;
}

function holds(spans: readonly Span[], code: number): boolean {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.to ?? 0) < code) low = middle + 1;
    else high = middle;
  }
  return (spans[low]?.from ?? Number.POSITIVE_INFINITY) <= code;
}
