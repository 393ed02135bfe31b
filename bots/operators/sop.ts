import { createHash } from 'node:crypto';
import type { Line } from '#core/conversation/index.ts';
import { zoneOf } from '#core/customers/index.ts';
import { fold, type Instant, no, ok, type Result } from '#core/shared/index.ts';
import { type SopPage, sopPage, sopPages } from '#core/staff/index.ts';
import type { Database } from '#db/client/index.ts';
import { firstSeen, noteSeen } from '#db/reports/index.ts';
import type { Copy } from '#prompts/index.ts';
import type { Card, CardButton } from './card.ts';
import type { OperatorFacts } from './to-event.ts';

type Reading = {
  readonly database: Database;
  readonly facts: OperatorFacts;
  readonly copy: Copy;
};

type Opening = Omit<Reading, 'facts'> & {
  readonly facts: Pick<OperatorFacts, 'bank'>;
  readonly now: Instant;
};

const settingOf = (version: string): string => `sop:${version}`;

/** A shop that opens with other procedures than before has them in force from then on, whoever reads them when. */
export const keepSopVersion = ({ database, now, ...words }: Opening): Promise<void> =>
  noteSeen(database, settingOf(versionOf(words)), now);

/** A page of the standard procedures, or their list. Each names the version that all of them are of (S0-7). */
export async function sopCard(text: string, reading: Reading): Promise<Result<Card, Line>> {
  const wanted = fold(text).trim().replace(/\s+/g, '-');
  const name = sopPages.find((each) => each === wanted);
  if (wanted !== '' && wanted !== all && name === undefined)
    return no({ key: 'sop.no-such-page', params: { name: text, names: sopPages.join(', ') } });
  const page =
    name === undefined ? { title, lines: [{ key: 'sop.pages' } as const] } : sopPage(name, reading.facts);
  const others =
    name === undefined ? sopPages.map((each) => opens(each, sopPage(each, reading.facts).title)) : [back];
  const version = versionOf(reading);
  const since = await firstSeen(reading.database, settingOf(version));
  return ok({ ...pageCard(name ?? all, page, { version, since }), buttons: others });
}

const title: Line = { key: 'sop.title' };
/** The list of pages, among their names. */
const all = 'sop';

const opens = (of: string, label: Line): CardButton => ({ action: 'sop', label, shows: 'sop', of });
const back = opens(all, { key: 'sop.all-pages' });

/** Of all words on all pages, in every language: whoever reads the same version has read the same. */
function versionOf({ copy, facts }: Pick<Opening, 'copy' | 'facts'>): string {
  const pages = sopPages.map((name) => sopPage(name, facts));
  const words = copy.locales.flatMap((locale) =>
    pages.flatMap((page) => [page.title, ...page.lines].map((line) => copy.write(locale, line))),
  );
  return createHash('sha256').update(words.join('\n')).digest('hex').slice(0, 8);
}

const pageCard = (
  subject: string,
  page: SopPage,
  { version, since }: { readonly version: string; readonly since: Instant | undefined },
): Card => ({
  subject,
  about: 'page',
  title: page.title,
  status: { label: title, tone: 'over' },
  lines: [
    ...page.lines,
    since === undefined
      ? { key: 'sop.version-alone', params: { version } }
      : { key: 'sop.version', params: { version, at: { at: since, zone: zoneOf(''), show: 'date-time' } } },
  ],
  details: [],
  buttons: [],
});
