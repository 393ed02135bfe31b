import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actions, button, message, modal, section, write } from '#bots/slack/blocks/index.ts';
import { buttons, type Slack, startSlack, words } from './index.ts';
import { openCounter } from './small-counter.ts';

let slack: Slack;
let counter: Awaited<ReturnType<typeof openCounter>>;

beforeAll(async () => {
  slack = await startSlack();
  counter = await openCounter(slack);
});

afterAll(async () => {
  await counter.app.stop();
  await counter.close();
  await slack.stop();
});

const card = message('New order', [
  section(write('<b>Order</b> A &amp; B')),
  ...actions([
    button({ action: 'claim', text: 'Claim', value: 'B-1' }),
    button({ action: 'price', text: 'Set price', value: 'B-1' }),
  ]),
]);

const never = (): never => {
  throw new Error('nothing is open');
};

/** Until all that was acknowledged is done. */
async function quiet() {
  await counter.app.stop();
  await counter.app.start();
}

async function lastCard(name = 'priya') {
  await counter.app.client.chat.postMessage({
    token: slack.token,
    channel: slack.channelId('orders'),
    ...card,
  });
  const read = (await slack.person(name).reads('orders')).at(-1);
  if (!read) throw new Error('no card');
  return read;
}

describe('a person at Slack', () => {
  it('reads a card and claims it; the card changes for all', async () => {
    const seen = await lastCard();
    expect([words(seen), buttons(seen)]).toEqual(['*Order* A & B\nClaim\nSet price', ['Claim', 'Set price']]);
    await slack.person('priya').clicks(seen, 'Claim');
    await quiet();
    const after = (await slack.channelHistory('orders')).at(-1);
    expect(after && words(after)).toBe(`Claimed by ${slack.person('priya').id}`);
  });

  it('cannot press what is not there', async () => {
    const seen = await lastCard();
    await expect(slack.person('priya').clicks(seen, 'Refund')).rejects.toThrow('nothing is called Refund');
  });

  it('opens a form, is sent back with an error, corrects it and is done', async () => {
    const arjun = slack.person('arjun');
    await arjun.clicks(await lastCard('arjun'), 'Set price');
    await quiet();
    expect(arjun.modal()).toMatchObject({ callback_id: 'price', private_metadata: 'B-1' });
    expect(slack.person('priya').modal()).toBeUndefined();
    await expect(arjun.submits({ Amount: '500' })).rejects.toThrow('wants an answer to Grade');
    await expect(arjun.submits({ Amount: '500', grade: 'Bad' })).rejects.toThrow('no Bad');
    expect(await arjun.submits({ Amount: '0', grade: 'Good' })).toEqual({ amount: 'More than nothing.' });
    expect(await arjun.submits({ Amount: '1', grade: 'Good' })).toEqual({});
    expect(words(arjun.modal() ?? never())).toContain('Really 1?');
    expect(await arjun.submits({ Amount: '2', grade: 'Good' })).toEqual({});
    expect(words(arjun.modal() ?? never())).toContain('On top');
    expect(await arjun.submits({ Amount: '500', grade: 'Good' })).toEqual({});
    expect(words(arjun.modal() ?? never())).toContain('Really 1?');
    expect(await arjun.submits({ Amount: '3', grade: 'Good' })).toEqual({});
    expect(arjun.modal()).toBeUndefined();
  });

  it('asks by a command and alone reads the answer', async () => {
    await slack.person('meena').runs('/orders', 'open', 'cx');
    expect((await slack.person('meena').reads('cx')).map(words)).toContain('You asked for open.');
    expect((await slack.person('rahul').reads('cx')).map(words)).not.toContain('You asked for open.');
  });

  it('writes in a channel and is answered in the thread', async () => {
    const { ts, reply } = await slack.person('meena').says('cx', 'is it *sold*?');
    expect([reply.status, reply.attempts]).toEqual([200, 1]);
    await quiet();
    const thread = await slack.person('meena').readsThread('cx', ts);
    expect(thread.map(words)).toEqual(['is it *sold*?', 'Heard: is it *sold*?']);
  });

  it('opens the home tab, and a tap there leads to a message for one', async () => {
    const rahul = slack.person('rahul');
    await rahul.opensHome();
    await quiet();
    const view = rahul.home();
    expect(view && words(view)).toBe('*Today*\nWhisper');
    if (view) await rahul.clicks(view, 'Whisper');
    await quiet();
    expect((await rahul.reads('orders')).map(words)).toContain('Only you');
  });

  it('is shown an error when the counter does not answer', async () => {
    const seen = await lastCard();
    await counter.app.stop();
    await expect(slack.person('priya').clicks(seen, 'Claim')).rejects.toThrow('HTTP 503, sent 1 times');
    await expect(slack.person('priya').says('cx', 'hello')).rejects.toThrow('HTTP 503, sent 4 times');
    await counter.app.start();
  });
});

describe('the Web API of the stand-in', () => {
  const post = (more: object) =>
    counter.app.client.chat.postMessage({
      token: slack.token,
      channel: slack.channelId('orders'),
      text: 'x',
      ...more,
    });

  it('lets in one token only', async () => {
    await expect(post({ token: 'xoxb-somebody' })).rejects.toThrow('invalid_auth');
  });

  it('refuses blocks that Slack refuses, and says where', async () => {
    const broken = [{ type: 'section', text: { type: 'mrkdwn', text: 'x'.repeat(3001) } }];
    await expect(post({ blocks: broken })).rejects.toMatchObject({
      data: {
        error: 'invalid_blocks',
        response_metadata: {
          messages: ['[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]'],
        },
      },
    });
    const many = Array.from({ length: 51 }, () => ({ type: 'divider' }));
    await expect(post({ blocks: many })).rejects.toThrow('invalid_blocks');
    await expect(
      counter.app.client.views.publish({
        token: slack.token,
        user_id: slack.person('priya').id,
        view: { type: 'home', blocks: [...many, ...many] },
      }),
    ).rejects.toThrow('invalid_arguments');
  });

  it('fails on demand: slowed down, refused, cut off before or after', async () => {
    const before = (await slack.channelHistory('orders')).length;
    slack.fail('chat.postMessage', { status: 429, retryAfter: 7, error: 'ratelimited' });
    const limited = await fetch(`${slack.apiUrl}chat.postMessage`, {
      method: 'POST',
      headers: { authorization: `Bearer ${slack.token}` },
    });
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '7']);
    slack.fail('chat.postMessage', { error: 'channel_not_found' });
    await expect(post({})).rejects.toThrow('channel_not_found');
    slack.fail('chat.postMessage', { lose: 'call' });
    await expect(post({})).rejects.toThrow();
    expect(await slack.channelHistory('orders')).toHaveLength(before);
    slack.fail('chat.postMessage', { lose: 'answer' });
    await expect(post({})).rejects.toThrow();
    expect(await slack.channelHistory('orders')).toHaveLength(before + 1);
    expect(slack.calls.slice(-2).map(({ method, answer }) => [method, answer])).toEqual([
      ['chat.postMessage', 'lost'],
      ['chat.postMessage', 'lost'],
    ]);
  });

  it('does not open a form with a trigger that is used up or made up', async () => {
    const view = modal({ callback: 'x', title: 'x', blocks: [] });
    const open = (trigger_id: string) =>
      counter.app.client.views.open({ token: slack.token, trigger_id, view });
    await expect(open('1.2.abc')).rejects.toThrow('invalid_trigger_id');
  });
});

describe("the shop's port", () => {
  const raw = (head: string, body = '') =>
    new Promise<string>((resolve, reject) => {
      const socket = connect(counter.port, '127.0.0.1', () => socket.write(`${head}\r\n\r\n${body}`));
      let text = '';
      socket.on('data', (chunk) => {
        text += chunk;
        if (text.includes('\r\n\r\n')) socket.destroy();
      });
      socket.on('close', () => resolve(text.split('\r\n')[0] ?? ''));
      socket.on('error', reject);
    });

  it('refuses 2 MiB by its announced length without waiting for it', async () => {
    const head =
      'POST /slack/events HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 2097152';
    expect(await raw(head)).toBe('HTTP/1.1 413 Payload Too Large');
  });

  it('stops a body without a length at 1 MiB', async () => {
    const head =
      'POST /slack/events HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked';
    const chunk = `10000\r\n${'x'.repeat(65_536)}\r\n`;
    expect(await raw(head, chunk.repeat(17))).toBe('HTTP/1.1 413 Payload Too Large');
  });
});
