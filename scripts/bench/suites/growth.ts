import postgres from 'postgres';
import { cpuPerTurn, interleave, ratio, type Samples, warm } from '../rounds.ts';
import { judge } from '../rows.ts';
import type { Found, Setting } from '../suite.ts';
import { targets } from '../targets.ts';
import { leave, seats } from './core.ts';

/** Rows of people who were here before: positions, deliveries, orders and their first moves. */
const seed = `
  insert into conversations (key, state, version)
    select 'seed:1:' || n, '{"locale":"en","stack":[],"menus":[],"page":0,"misses":0,"asked":9,"askedAt":0}', 20
    from generate_series(1, $rows) n;
  insert into inbound (id, at) select 'seed:1:' || n, now() - n * interval '1 second' from generate_series(1, $rows) n;
  insert into orders select 'HT-' || n, 'seed:1:' || n, 'en', 'unassigned', 2, 'phone', 'm' || n % 900, 'v' || n % 2800,
    'iPhone 13', 1710000, 1, '{}', '[]', repeat('x', 200), md5(n::text), '560038', 'Bengaluru Urban', 'Karnataka', null,
    null, now(), now(), '{}', false, now() - n * interval '1 minute', now() from generate_series(1, $rows) n;
  insert into order_events select 'HT-' || n, 1, 'created', null, 'created', 'seed', 'public', '{}', now()
    from generate_series(1, $rows) n;`;

/** Row 8: longer conversations, and tables a hundred times larger. */
export async function growth(setting: Setting): Promise<Found> {
  const { pace, server, say } = setting;
  say('5 and 60 questions');
  const lengths = await seats(setting, {
    '5 questions': { name: 'product', questions: 5 },
    '60 questions': { name: 'product', questions: 60 },
  });
  const byLength = await interleave(lengths, pace, { chats: 64, clock: server.cpu });
  await leave(lengths);
  const byRows = await grown(setting, { '10 k rows': 10_000, '1 M rows': 1_000_000 });
  return {
    rows: [
      judge(targets.length, ratio(byLength, ['60 questions', '5 questions'], cpuPerTurn)),
      judge(targets.rows, ratio(byRows, ['1 M rows', '10 k rows'], cpuPerTurn)),
    ],
    tables: { 'length of the conversation, 64 chats': byLength, 'rows there before, 64 chats': byRows },
    facts: {},
  };
}

async function grown(setting: Setting, sizes: Readonly<Record<string, number>>): Promise<Samples> {
  const field = await seats(
    { ...setting, pace: { ...setting.pace, warmTurns: 0 } },
    wanted(Object.keys(sizes)),
  );
  for (const [name, player] of Object.entries(field)) {
    setting.say(`filling in ${name}`);
    const sql = postgres(player.entry.db.url, { max: 1, onnotice: () => {} });
    await sql.unsafe(seed.replaceAll('$rows', String(sizes[name]))).simple();
    // Else the server would do it by itself, while we measure.
    await sql.unsafe('vacuum analyze');
    await sql.unsafe('checkpoint');
    await sql.end();
  }
  for (const player of Object.values(field)) await warm(player, setting.pace);
  const samples = await interleave(field, setting.pace, { chats: 64, clock: setting.server.cpu });
  await leave(field);
  return samples;
}

const wanted = (names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, { name: 'product', questions: 12 } as const]));
