import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Message, words } from '../../standins/slack/index.ts';
import { testDatabase } from '../../support/database.ts';
import { openSlackShop, type SlackShop } from './open-slack-shop.ts';
import { cardOf, cardsOf, isTold, order, sale, thread } from './slack-cards.ts';

describe('when Slack does not do what it should', () => {
  let shop: SlackShop;
  beforeAll(async () => {
    shop = await openSlackShop(await testDatabase('pglite'));
  });
  afterAll(() => shop.close());
  let before = 0;
  beforeEach(() => {
    before = shop.slack.calls.length;
  });
  const calls = (method: string) => shop.slack.calls.slice(before).filter((call) => call.method === method);
  const health = async () => {
    const answer = await shop.counter.app.request('/readyz');
    return { status: answer.status, slack: ((await answer.json()) as Record<string, unknown>).slack };
  };

  it('puts a card up once when the answer to it is lost', async () => {
    shop.slack.fail('chat.postMessage', { lose: 'answer' });
    const { number } = await order(shop, {});
    expect(await cardsOf(shop, number)).toHaveLength(1);
    expect(calls('chat.postMessage')).toHaveLength(1);
    expect(calls('conversations.history')).toHaveLength(1);
  });

  it('puts a card up after all when the call itself was lost', async () => {
    shop.slack.fail('chat.postMessage', { lose: 'call' });
    const { number } = await order(shop, {});
    expect(await cardsOf(shop, number)).toHaveLength(1);
    expect(calls('chat.postMessage')).toHaveLength(2);
  });

  it('does not need to be allowed to read the channel', async () => {
    shop.slack.fail('chat.postMessage', { lose: 'call' });
    shop.slack.fail('conversations.history', { error: 'missing_scope' });
    const { number } = await order(shop, {});
    expect(await cardsOf(shop, number)).toHaveLength(1);
  });

  it('puts a card that somebody deleted up again, once', async () => {
    const { number, card } = await order(shop, {});
    shop.slack.fail('chat.update', { error: 'message_not_found' });
    await shop.slack.person('priya').clicks(card, 'Claim');
    await shop.settled();
    const stands = await cardsOf(shop, number);
    expect(stands).toHaveLength(2);
    expect(words(stands[1] as Message)).toContain('Assigned');
    await shop.slack.person('priya').clicks(stands[1] as Message, 'Release');
    await shop.settled();
    const [first, second] = await cardsOf(shop, number);
    expect(first && words(first)).toContain('Unassigned');
    expect(second && words(second)).toContain('Unassigned');
    expect(calls('chat.postMessage').filter(({ args }) => args.thread_ts === undefined)).toHaveLength(2);
  });

  it('changes nothing in Slack when nothing looks different', async () => {
    const { number } = await order(shop, {});
    before = shop.slack.calls.length;
    await shop.database.query(
      `insert into outbox (lane, kind, payload) select 'card:' || $1, 'card', jsonb_build_object('number', $1::text)
        from generate_series(1, 3)`,
      [number],
    );
    await shop.settled();
    expect(shop.slack.calls.slice(before)).toEqual([]);
  });

  it('waits as long as Slack says, and gives no card up', async () => {
    shop.slack.fail('chat.postMessage', { status: 429, error: 'ratelimited', retryAfter: 1 }, 2);
    const began = performance.now();
    const made: string[] = [];
    for (let n = 0; n < 3; n++) made.push((await order(shop, {})).number);
    expect(performance.now() - began).toBeGreaterThan(1_900);
    for (const number of made) expect(await cardsOf(shop, number)).toHaveLength(1);
    const failed = await shop.database.query('select 1 from outbox where tries > 0');
    expect(failed).toEqual([]);
  });

  it('says which channel does not work until it does, and keeps the shop open', async () => {
    expect(await health()).toEqual({ status: 200, slack: 'ok' });
    shop.slack.fail('chat.postMessage', { error: 'not_in_channel' });
    const person = shop.person('unlucky');
    await person.does({ type: 'start' });
    await order(shop, {}).catch(() => {});
    expect(await health()).toEqual({ status: 503, slack: 'chat.postMessage: not_in_channel' });
    await order(shop, {});
    expect(await health()).toEqual({ status: 200, slack: 'ok' });
    const [failed] = await shop.database.query('select error from outbox where failed_at is not null');
    expect(failed).toEqual({ error: 'rejected: chat.postMessage: not_in_channel' });
    await shop.database.query('delete from outbox where failed_at is not null');
  });

  it('tries again when the key is refused: somebody will mend it', async () => {
    shop.slack.fail('chat.postMessage', { error: 'token_revoked' });
    const { number } = await order(shop, {});
    expect(await cardsOf(shop, number)).toHaveLength(1);
  });

  it('does a press whose answer cannot be shown', async () => {
    const { number, card } = await sale(shop);
    shop.slack.fail('users.info', { error: 'internal_error' });
    const meena = shop.slack.person('meena');
    await meena.clicks(card, 'Claim');
    await shop.settled();
    // Slack did not say the name in time: the one in the envelope does.
    expect(words(await cardOf(shop, number))).toMatch(/With \*meena\*/);
    await isTold(shop, 'meena', `*${number}* is yours`);
  });

  it('shows an error to who presses when a form cannot be opened, and does nothing', async () => {
    const { card } = await sale(shop);
    shop.slack.fail('views.open', { error: 'expired_trigger_id' });
    await expect(shop.slack.person('priya').clicks(card, 'Cancel order')).rejects.toThrow('HTTP 500');
    expect(await thread(shop, card)).toEqual([]);
  });

  it('tells a relayed message once when the answer to it is lost', async () => {
    const customer = shop.person('chatty');
    await customer.does({ type: 'start' });
    await customer.says('agent');
    await shop.settled();
    shop.slack.fail('chat.postMessage', { lose: 'answer' });
    await customer.delivers({ type: 'text', text: 'Will somebody come on Sunday?' }, 'chatty:hello');
    await shop.settled();
    const card = await cardOf(shop, 'Customer wants a person', 'cx');
    expect(await thread(shop, card, 'cx')).toEqual([
      expect.stringContaining('Will somebody come on Sunday?'),
    ]);
  });
});

it('opens although Slack is down, says so, and works once it is back', async () => {
  const down = createServer((request) => request.socket.destroy());
  await new Promise<void>((resolve) => down.listen(0, '127.0.0.1', resolve));
  const { port } = down.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/api/`;
  const shop = await openSlackShop(await testDatabase('pglite'), { SLACK_API_URL: url });
  try {
    await expect
      .poll(
        async () => ((await (await shop.counter.app.request('/readyz')).json()) as { slack: string }).slack,
      )
      .toBe('auth.test got no answer from Slack');
    expect((await shop.counter.app.request('/healthz')).status).toBe(200);
    const person = shop.person('early');
    await person.does({ type: 'start' });
    expect(person.text()).not.toBe('');
  } finally {
    down.close();
    await shop.close();
  }
});
