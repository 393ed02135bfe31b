import type { Database } from '#db/client/index.ts';
import { turnStore } from '#db/turns/index.ts';
import { testSealer } from './test-sealer.ts';

/** Where a conversation of a test's shop stands, unsealed. */
export async function positionOf<State>(
  database: Database,
  conversation: string,
): Promise<State | undefined> {
  const { states } = await turnStore(database.query, testSealer).read([{ conversation }]);
  return states.get(conversation)?.state as State | undefined;
}
