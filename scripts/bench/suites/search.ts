import postgres from 'postgres';
import { type Brand, type Model, makeSearch } from '#core/catalogue/index.ts';
import { judge } from '../rows.ts';
import { measured, median } from '../stats.ts';
import type { Found, Setting } from '../suite.ts';
import { targets } from '../targets.ts';
import { makeModels, makeTypos, type Typo } from './search-names.ts';

export type { Brand };

type Tried = { readonly first: number; readonly five: number; readonly p50: number };

/** Row 11: our search against a trigram index of Postgres, on the same names and the same slips. */
export async function search(setting: Setting): Promise<Found> {
  setting.say('search');
  const models = makeModels(10_000);
  const typos = makeTypos(models, 400);
  const ours = searchOurs(models);
  const theirs = await searchTrigrams(setting, models);
  const rounds: { readonly ours: Tried; readonly theirs: Tried }[] = [];
  for (let n = 0; n < setting.pace.rounds; n++)
    rounds.push({ ours: await tryAll(typos, ours), theirs: await tryAll(typos, theirs.find) });
  await theirs.close();
  const points = (of: (tried: Tried) => number) =>
    measured(rounds.map((round) => ((of(round.ours) - of(round.theirs)) * 100) / typos.length));
  const [last] = rounds.slice(-1);
  return {
    rows: [
      judge(
        targets.searchFirst,
        points(({ first }) => first),
      ),
      judge(
        targets.searchFive,
        points(({ five }) => five),
      ),
      judge(targets.searchTime, measured(rounds.map((round) => round.ours.p50 / round.theirs.p50))),
    ],
    tables: {},
    facts: last ? { 'search, ours': shown(last.ours), 'search, pg_trgm GiST': shown(last.theirs) } : {},
  };
}

const shown = ({ first, five, p50 }: Tried): string =>
  `${first} of 400 first, ${five} in five, p50 ${p50.toFixed(2)} ms`;

type Find = (text: string) => Promise<readonly string[]>;

function searchOurs(models: readonly Model[]): Find {
  const { find } = makeSearch(models, []);
  return async (text) => find(text, { limit: 5 }).map(({ model }) => model.id);
}

async function searchTrigrams({ server }: Setting, models: readonly Model[]) {
  const { url } = await server.database();
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  await sql
    .unsafe('create extension pg_trgm; create table models (id text primary key, name text not null)')
    .simple();
  const names = models.map(({ brandName, name }) => `${brandName} ${name}`.toLowerCase());
  await sql.unsafe('insert into models select * from unnest($1::text[], $2::text[])', [
    models.map(({ id }) => id),
    names,
  ]);
  await sql
    .unsafe('create index models_name on models using gist (name gist_trgm_ops(siglen = 64)); analyze')
    .simple();
  const nearest = 'select id from models order by name <-> $1 limit 5';
  const find: Find = async (text) =>
    (await sql.unsafe(nearest, [text.toLowerCase()], { prepare: true })).map((row) => String(row.id));
  return { find, close: () => sql.end() };
}

async function tryAll(typos: readonly Typo[], find: Find): Promise<Tried> {
  let [first, five] = [0, 0];
  const waits: number[] = [];
  for (const { typed, model } of typos) {
    const began = performance.now();
    const found = await find(typed);
    waits.push(performance.now() - began);
    if (found[0] === model) first++;
    if (found.includes(model)) five++;
  }
  return { first, five, p50: median(waits) };
}
