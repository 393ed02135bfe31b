import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SlackApi } from '#bots/slack/api/index.ts';
import { message } from '#bots/slack/blocks/index.ts';
import { createStanding } from '#bots/slack/posting/index.ts';
import { cardRefs } from '#db/slack/index.ts';
import { type Slack, startSlack, words } from '../../standins/slack/index.ts';
import { testDatabase } from '../../support/database.ts';

let slack: Slack;
beforeAll(async () => {
  slack = await startSlack();
});
afterAll(() => slack.stop());

/** Slack as one process has it; `meanwhile` happens after a message stands and before its answer is back. */
function line(meanwhile: () => Promise<unknown> = async () => {}): SlackApi {
  const call: SlackApi['call'] = async (method, args) => {
    const headers = { authorization: `Bearer ${slack.token}`, 'content-type': 'application/json' };
    const posted = await fetch(`${slack.apiUrl}${method}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(args),
    });
    const answer = (await posted.json()) as Awaited<ReturnType<SlackApi['call']>>;
    if (method === 'chat.postMessage') await meanwhile();
    return answer;
  };
  return { call, callNow: call, trouble: () => undefined, stop() {} };
}

it('S0-63: a card that another process finds before its poster has noted it down stays up', async () => {
  const refs = cardRefs(await testDatabase('pglite'));
  const channel = slack.channelId('orders');
  const body = message('HT-TEST', []);
  const second = createStanding({ api: line(), refs });
  const first = createStanding({ api: line(() => second.show('order:HT-TEST', channel, body)), refs });
  const shown = await first.show('order:HT-TEST', channel, body);
  const stands = (await slack.channelHistory('orders')).filter((each) => words(each).includes('HT-TEST'));
  expect(stands.map(({ ts }) => ts)).toEqual([shown]);
});
