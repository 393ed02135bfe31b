import type { Connection, How } from './connection.ts';
import type { Executor, Row } from './database.ts';
import { drizzleOver } from './drizzle.ts';

const named = { prepare: 'named', shape: 'rows' } as const;
const scripted = { prepare: 'script', shape: 'rows' } as const;

/** Statements on whatever connection is picked for each. */
export function executor(pick: () => Connection): Executor {
  let db: Executor['db'] | undefined;
  return {
    get db() {
      db ??= drizzleOver(async (text, params, method) => {
        const how: How = { prepare: habit(text), shape: method === 'all' ? 'arrays' : 'rows' };
        return { rows: (await pick().run(text, params, how)).rows };
      });
      return db;
    },
    query: async <R extends Row>(text: string, params: readonly unknown[] = []) =>
      (await pick().run(text, params, named)).rows as R[],
    script: async (text) => {
      await pick().run(text, [], scripted);
    },
  };
}

/** Built texts may be many (a list of ids changes its text with its length): beyond this many they are not kept. */
const mostHabits = 256;
const habits = new Set<string>();

function habit(text: string): How['prepare'] {
  if (habits.has(text)) return 'named';
  if (habits.size >= mostHabits) return 'once';
  habits.add(text);
  return 'named';
}
