import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseKinds, testDatabase } from '../../support/database.ts';
import { openSlackShop, type SlackShop } from './open-slack-shop.ts';
import { post, pressOf } from './presses.ts';
import { order } from './slack-cards.ts';

/** PGlite is one session, so its rounds prove the code and not the locks. */
const rounds = { postgres: 1_000, pglite: 50 };
/** Races side by side: more would only wait for one another, and Slack waits three seconds for an answer. */
const orders = 5;

describe.each(databaseKinds)('two operators who press Claim at once in Slack, on %s', (kind) => {
  let shop: SlackShop;
  beforeAll(async () => {
    shop = await openSlackShop(await testDatabase(kind));
  });
  afterAll(() => shop.close());

  it('S0-63: are one winner and one who is told, a thousand times', async () => {
    const [priya = '', arjun = ''] = ['priya', 'arjun'].map((name) => shop.slack.person(name).id);
    const made: string[] = [];
    while (made.length < orders) made.push((await order(shop, {})).number);
    const each = rounds[kind] / orders;
    const press = async (user: string, action: string, number: string) => {
      const answer = await post(shop, pressOf(shop, { user, action, number }));
      expect(answer.status).toBe(200);
    };
    const race = async (number: string): Promise<void> => {
      for (let round = 0; round < each; round++) {
        await Promise.all([press(priya, 'claim', number), press(arjun, 'claim', number)]);
        const held = await shop.database.query(
          'select actor from claims where number = $1 and released_at is null',
          [number],
        );
        expect(held).toHaveLength(1);
        const winner = String(held[0]?.actor).endsWith(priya) ? priya : arjun;
        await press(winner, 'release', number);
      }
    };
    // What follows from a claim is proven elsewhere: here it would only be in the way.
    await shop.counter.outbox.stop();
    await Promise.all(made.map(race));
    const [claims] = await shop.database.query(
      'select count(*)::int as all, count(*) filter (where released_at is null)::int as open from claims',
    );
    expect(claims).toEqual({ all: rounds[kind], open: 0 });
  }, 300_000);
});
