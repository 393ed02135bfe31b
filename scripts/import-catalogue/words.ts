import type { BookAge, Changes, ImportOutcome, Listed, Moved } from '#db/books/index.ts';

/** Lines of one list that are shown; the rest is counted. */
const shownLines = 15;

const number = (count: number): string => count.toLocaleString('en-IN');

/** `1 fault`, `2,805 faults`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${number(count)} ${count === 1 ? one : many}`;

/** The first lines, and how many more there are of `count`. */
export const firstOf = (
  lines: readonly string[],
  count = lines.length,
  most = shownLines,
): readonly string[] =>
  count > most ? [...lines.slice(0, most), `... and ${number(count - most)} more`] : lines;

export function rupees(paise: number): string {
  const digits = paise % 100 === 0 ? 0 : 2;
  const amount = (paise / 100).toLocaleString('en-IN', { minimumFractionDigits: digits });
  return `₹${amount}`;
}

export function percent(basisPoints: number): string {
  const digits = Math.abs(basisPoints) < 10_000 ? 1 : 0;
  return `${basisPoints > 0 ? '+' : ''}${(basisPoints / 100).toFixed(digits)}%`;
}

/** Columns that stand below each other; numbers to the right. */
function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => (row[at] ?? '').length)));
  return rows.map(([name = '', ...numbers]) =>
    [name.padEnd(widths[0] ?? 0), ...numbers.map((cell, at) => cell.padStart(widths[at + 1] ?? 0))].join(
      '  ',
    ),
  );
}

const priced = (items: readonly Listed[]): readonly string[] =>
  firstOf(table(items.slice(0, shownLines).map(({ name, price }) => [name, rupees(price)])), items.length);

const moved = (items: readonly Moved[]): readonly string[] =>
  firstOf(
    table(
      items
        .slice(0, shownLines)
        .map(({ name, from, to, basisPoints }) => [
          name,
          rupees(from),
          '->',
          rupees(to),
          percent(basisPoints),
        ]),
    ),
    items.length,
  );

/** What a list changes, as headings with lines. */
export function changesShown({
  changed,
  added,
  gone,
}: Changes): readonly (readonly [string, readonly string[]])[] {
  const parts = [
    [`Changed prices (${number(changed.length)}), the biggest move first`, moved(changed)],
    [`New (${number(added.length)})`, priced(added)],
    [`Gone (${number(gone.length)})`, priced(gone)],
  ] as const;
  return parts.filter(([, lines]) => lines.length > 0);
}

/** `12 new, 3 changed, none gone, 2 models described anew`. */
export function changesCounted({ added, changed, gone, redescribed }: Changes): string {
  const parts = [
    `${number(added.length)} new`,
    `${number(changed.length)} changed`,
    `${number(gone.length)} gone`,
    ...(redescribed > 0 ? [`${counted(redescribed, 'model')} described anew`] : []),
  ];
  return parts.join(', ');
}

const day = 86_400_000;

/** S0-81: the list of models and prices is to be brought up to date daily. */
export function staleness({ version, age, stale }: BookAge): string | undefined {
  if (!stale) return undefined;
  const days = Math.floor(age / day);
  return `Price book ${version} was last looked after ${counted(days, 'day')} ago; customers count on prices of today.`;
}

/** The one line that says what came of it. */
export function summary(outcome: ImportOutcome): string {
  switch (outcome.type) {
    case 'faulty':
      return `Nothing was published: ${counted(outcome.count, 'fault')} in the list.`;
    case 'unchanged':
      return `No changes: price book ${outcome.current?.version} stays in force${outcome.current?.sample ? ', as a sample' : ''}.`;
    case 'refused':
      return 'Nothing was published. If these prices are meant, say --force-prices, or a higher --limit.';
    case 'checked':
      return `Dry run, nothing was published: ${changesCounted(outcome.changes)}.`;
    case 'moved-on':
      return 'Nothing was published: somebody else published a price book just now. Look at it, and run this again.';
    case 'published':
      return (
        `Price book ${outcome.version} is in force with ${counted(outcome.variants, 'variant')}: ` +
        `${changesCounted(outcome.changes)}.`
      );
  }
}
