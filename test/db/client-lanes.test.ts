import { expect, it } from 'vitest';
import { openDatabase } from '#db/client/index.ts';
import { databaseKinds, testDatabaseUrl } from '../support/database.ts';

const session = 'select pg_backend_pid() as pid, pg_sleep(0.05)::text as rest';

it.runIf(databaseKinds.includes('postgres'))(
  'statements of one moment share a session, those of the next moment get another one',
  async () => {
    const database = await openDatabase({ url: await testDatabaseUrl('template1') });
    const pid = async (): Promise<unknown> => (await database.query(session))[0]?.pid;
    const first = [pid(), pid()];
    await Promise.resolve();
    const next = pid();
    const [one, other, later] = await Promise.all([...first, next]);
    expect(one).toBe(other);
    expect(later).not.toBe(one);
    const many = await Promise.all(Array.from({ length: 32 }, pid));
    expect(new Set(many).size).toBe(4);
    await database.close();
  },
);
