import { type Entry, type Player, startPlayer } from '../player.ts';
import { cpuPerTurn, type Field, interleave, ratio, type Samples, turnsPerSecond, warm } from '../rounds.ts';
import { judge, type Row } from '../rows.ts';
import type { Found, Setting } from '../suite.ts';
import { targets } from '../targets.ts';

type Wanted = Omit<Entry, 'db'> & { readonly db?: Entry['db'] };

const memory = { kind: 'pglite', url: '' } as const;

/** A player that cannot start (a peer that is not installed) is left out. */
async function seat({ server, pace, say }: Setting, wanted: Wanted): Promise<Player | undefined> {
  try {
    const player = await startPlayer({ db: await server.database(), ...wanted });
    await warm(player, pace).catch(async (error) => {
      await player.stop();
      throw error;
    });
    return player;
  } catch (error) {
    say(`skipped: ${wanted.name} (${error instanceof Error ? error.message.split('\n')[0] : error})`);
    return undefined;
  }
}

export async function seats(setting: Setting, wanted: Readonly<Record<string, Wanted>>): Promise<Field> {
  const field: Record<string, Player> = {};
  for (const [name, each] of Object.entries(wanted)) {
    const player = await seat(setting, each);
    if (player) field[name] = player;
  }
  return field;
}

export const leave = async (field: Field): Promise<void> => {
  for (const player of Object.values(field)) await player.stop();
};

/** Rows 1 to 5, 7 and 9: every design at 1, 16 and 64 chats, then other lengths and the real sale. */
export async function core(setting: Setting): Promise<Found> {
  const { pace, db, peers, server, say } = setting;
  const clock = server.cpu;
  const on = db === 'pglite' ? { db: memory } : {};
  const field = await seats(setting, {
    limit: { name: 'limit', questions: 12 },
    'one read, one write': { name: 'two-trips', questions: 12 },
    'builder transaction': { name: 'builder', questions: 12 },
    ...(peers ? { '@grammyjs/conversations': { name: 'conversations', questions: 12 } as const } : {}),
    product: { name: 'product', questions: 12, ...on },
    'product, real sale': { name: 'sale', questions: 19, ...on },
    ...(db === 'pglite'
      ? {}
      : { 'product on PGlite': { name: 'product', questions: 12, db: memory } as const }),
  });
  const tables: Record<string, Samples> = {};
  for (const chats of [64, 16, 1]) {
    say(`${chats} chats`);
    tables[`12 questions, ${chats} chats`] = await interleave(field, pace, { chats, clock });
  }
  const counted = await field.product?.count({ chats: 1, milliseconds: pace.milliseconds });
  await leave(field);
  for (const questions of [5, 20, 60]) {
    say(`${questions} questions`);
    tables[`${questions} questions, 64 chats`] = await lengths(setting, questions);
  }
  const crowd = tables['12 questions, 64 chats'] ?? {};
  const alone = tables['12 questions, 1 chats'] ?? {};
  return { rows: [...judged(crowd, alone), ...counters(counted)], tables, facts: {} };
}

async function lengths(setting: Setting, questions: number): Promise<Samples> {
  const field = await seats(setting, {
    limit: { name: 'limit', questions },
    ...(setting.peers ? { '@grammyjs/conversations': { name: 'conversations', questions } as const } : {}),
    product: { name: 'product', questions },
  });
  const pace = { ...setting.pace, rounds: Math.min(5, setting.pace.rounds) };
  const samples = await interleave(field, pace, { chats: 64, clock: setting.server.cpu });
  await leave(field);
  return samples;
}

function judged(crowd: Samples, alone: Samples): readonly Row[] {
  const peer = ['product', '@grammyjs/conversations'] as const;
  const plain = ['product', 'one read, one write'] as const;
  return [
    judge(targets.limit, ratio(crowd, ['product', 'limit'], cpuPerTurn)),
    judge(targets.conversationsCpu, ratio(crowd, peer, cpuPerTurn)),
    judge(targets.conversationsRate, ratio(crowd, peer, turnsPerSecond)),
    judge(
      targets.p99,
      ratio(crowd, plain, ({ p99 }) => p99),
    ),
    judge(
      targets.lonelyP50,
      ratio(alone, plain, ({ p50 }) => p50),
    ),
    judge(targets.lonelyCpu, ratio(alone, plain, cpuPerTurn)),
    judge(targets.pglite, ratio(crowd, ['product on PGlite', 'product'], cpuPerTurn)),
  ];
}

/** Acknowledgements of the outbox are apart: one statement for up to 128 turns or 50 ms. */
function counters(counted: Awaited<ReturnType<Player['count']>> | undefined): readonly Row[] {
  if (!counted) return [];
  const { count, turns } = counted;
  const exact = (total: number) => ({ median: Math.round(total / turns), spread: 0 });
  return [
    judge(targets.loneStatements, exact(count.statements)),
    judge(targets.roundTrips, exact(count.roundTrips)),
  ];
}
