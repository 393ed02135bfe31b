import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AttemptStore, attemptStore } from '#db/messages/index.ts';
import type { Database } from '../../db/client/index.ts';
import { databaseKinds, testDatabase } from '../support/database.ts';

describe.each(databaseKinds)('messages that were handed to a platform, on %s', (kind) => {
  let database: Database;
  let attempts: AttemptStore;
  beforeAll(async () => {
    database = await testDatabase(kind);
    attempts = attemptStore(database);
  });
  afterAll(() => database.close());

  const attempt = (said: string, part = 0) =>
    ({ said, part, conversation: 'whatsapp-web:1:asha@c.us', form: 'numbers' }) as const;
  const at = 1_800_000_000_123;

  it('are tried until somebody knows, and keep the time of the first try', async () => {
    await attempts.begin({ ...attempt('41'), at });
    await attempts.begin({ ...attempt('41'), at: at + 60_000 });
    expect(await attempts.of('41')).toEqual({ gone: new Set(), tried: new Map([[0, at]]) });
  });

  it('are gone once the platform has named them, each part by itself', async () => {
    await attempts.begin({ ...attempt('42'), at });
    await attempts.begin({ ...attempt('42', 1), at });
    await attempts.settle(attempt('42'), 'true_asha@c.us_3EB0');
    expect(await attempts.of('42')).toEqual({ gone: new Set([0]), tried: new Map([[1, at]]) });
  });

  it('are as if they never were when the platform did not take them', async () => {
    await attempts.begin({ ...attempt('43'), at });
    await attempts.settle(attempt('43'), undefined);
    expect(await attempts.of('43')).toEqual({ gone: new Set(), tried: new Map() });
  });
  it('tell what a conversation was told lately, and nothing of what nobody knows', async () => {
    const [old, told, open] = ['45', '46', '47'].map((said) => ({
      ...attempt(said),
      conversation: 'whatsapp-web:1:ravi@c.us',
    }));
    if (!old || !told || !open) throw new Error('there are three');
    await attempts.begin({ ...old, at: at - 600_000 });
    await attempts.begin({ ...told, at });
    await attempts.begin({ ...open, at });
    await attempts.settle(old, 'true_ravi@c.us_3EB2');
    await attempts.settle(told, 'true_ravi@c.us_3EB3');
    expect(await attempts.lately(told.conversation, at - 120_000)).toEqual(['true_ravi@c.us_3EB3']);
  });

  it('lead from a poll to the menu it chooses from, in their own conversation only', async () => {
    const poll = { ...attempt('44'), form: 'poll', menu: 7 } as const;
    await attempts.begin({ ...poll, at });
    await attempts.settle(poll, 'poll_3EB1');
    expect(await attempts.menuOf(poll.conversation, 'poll_3EB1')).toBe(7);
    expect(await attempts.menuOf('whatsapp-web:1:vikram@c.us', 'poll_3EB1')).toBeUndefined();
    expect(await attempts.menuOf(poll.conversation, 'poll_3EB2')).toBeUndefined();
  });
});
