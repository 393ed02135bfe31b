import { beforeEach, describe, expect, it } from 'vitest';
import type { Inbound } from '#bots/shell/channel.ts';
import { createExchange, createMailbox, terminalChannel, terminalHandler } from '#bots/terminal/index.ts';
import { copy, outboundOf, shown } from '../../contracts/channel-harness.ts';
import { badTexts } from '../../support/bad-inputs.ts';

const token = 'the token';
const address = 'http://127.0.0.1:3000/terminal/messages';

/** A shop that says back what it hears, after its commit. */
async function openShop() {
  const heard: Inbound[] = [];
  const mailbox = createMailbox();
  const channel = terminalChannel({ copy, write: mailbox.write });
  let sent: Promise<void> = Promise.resolve();
  let down = false;
  const tell = (conversation: string, text: string) => channel.send(outboundOf(conversation, shown(text)));
  await channel.start(async (inbound) => {
    if (down) throw new Error('the database is down');
    heard.push(inbound);
    const { event, conversation } = inbound;
    sent = Promise.resolve().then(() => tell(conversation, 'text' in event ? event.text : event.type));
  });
  const exchange = createExchange({ channel, mailbox, settled: () => sent, patience: 1_000 });
  const handle = terminalHandler(exchange, token);
  const send = async (request: Request) => {
    const response = await handle(request);
    const { replies = [] } = (await response.json()) as { replies?: { markup: string }[] };
    return { status: response.status, says: replies.map(({ markup }) => markup) };
  };
  const headers = { authorization: `Bearer ${token}` };
  return {
    heard,
    channel,
    tell,
    breaks: () => {
      down = true;
    },
    post: (body: unknown, sentHeaders: Record<string, string> = headers) =>
      send(
        new Request(address, {
          method: 'POST',
          body: typeof body === 'string' ? body : JSON.stringify(body),
          headers: sentHeaders,
        }),
      ),
    listen: (query: string, signal?: AbortSignal) =>
      send(new Request(`${address}${query}`, { headers, ...(signal ? { signal } : {}) })),
  };
}

describe('the terminal over HTTP', () => {
  let shop: Awaited<ReturnType<typeof openShop>>;
  const line = { as: 'me', text: 'iphone 11', id: '1' };

  beforeEach(async () => {
    shop = await openShop();
  });

  it('says a line and returns what is answered', async () => {
    expect(await shop.post(line)).toEqual({ status: 200, says: ['<b>Title</b> iphone 11'] });
    expect(shop.heard[0]).toMatchObject({
      id: 'terminal:me:1',
      conversation: 'terminal:local:me',
      event: { type: 'text', text: 'iphone 11' },
    });
  });

  it('tells which language somebody speaks', async () => {
    await shop.post({ ...line, language: 'hi' });
    expect(shop.heard[0]?.sender).toEqual({ language: 'hi' });
  });

  it('returns first what had been waiting', async () => {
    await shop.tell('terminal:local:me', 'your order is on its way');
    expect((await shop.post(line)).says).toEqual([
      '<b>Title</b> your order is on its way',
      '<b>Title</b> iphone 11',
    ]);
  });

  it('keeps two people apart', async () => {
    const both = await Promise.all([shop.post(line), shop.post({ ...line, as: 'ravi', text: 'macbook' })]);
    expect(both.map(({ says }) => says)).toEqual([['<b>Title</b> iphone 11'], ['<b>Title</b> macbook']]);
  });

  it('waits for what comes without being asked for', async () => {
    const listening = shop.listen('?as=me');
    await shop.tell('terminal:local:ravi', 'not for you');
    await shop.tell('terminal:local:me', 'your order is on its way');
    expect((await listening).says).toEqual(['<b>Title</b> your order is on its way']);
  });

  it('loses nothing when the one who listened has hung up', async () => {
    const hangUp = new AbortController();
    const listening = shop.listen('?as=me', hangUp.signal);
    hangUp.abort();
    expect((await listening).says).toEqual([]);
    await shop.tell('terminal:local:me', 'your order is on its way');
    expect((await shop.listen('?as=me')).says).toHaveLength(1);
  });

  it('keeps the newest replies for one who has gone', async () => {
    for (let i = 0; i < 150; i++) await shop.tell('terminal:local:me', `${i}`);
    const { says } = await shop.listen('?as=me');
    expect(says).toHaveLength(100);
    expect(says.at(-1)).toBe('<b>Title</b> 149');
  });

  it.each([{}, { authorization: '' }, { authorization: 'Bearer wrong' }, { authorization: token }])(
    'lets in only who has the token: %j',
    async (headers: Record<string, string>) => {
      expect(await shop.post(line, headers)).toEqual({ status: 401, says: [] });
      expect(shop.heard).toEqual([]);
    },
  );

  it.each([
    '',
    '{',
    '7',
    'null',
    '{"as":"me"}',
    '{"as":"../x","text":"a","id":"1"}',
    '{"as":"","text":"a","id":"1"}',
  ])('refuses what is no line: %j', async (body) => {
    expect((await shop.post(body)).status).toBe(400);
  });

  it('refuses to listen for nobody', async () => {
    expect((await shop.listen('')).status).toBe(400);
    expect((await shop.listen('?as=a%3Ab')).status).toBe(400);
  });

  it('says when a line could not be stored, and when the shop has closed', async () => {
    shop.breaks();
    expect((await shop.post(line)).status).toBe(503);
    await shop.channel.stop();
    expect((await shop.post(line)).status).toBe(503);
  });

  it.each([
    ['/start', { type: 'start' }],
    ['/start ad_1', { type: 'start', payload: 'ad_1' }],
    ['/start <b>', { type: 'text', text: 'start <b>' }],
    ['/track HT-1', { type: 'text', text: 'track HT-1' }],
    ['#', { type: 'text', text: '#' }],
    ['/', { type: 'text', text: '/' }],
  ])('reads %j as Telegram would', async (text, event) => {
    await shop.post({ ...line, text });
    expect(shop.heard[0]?.event).toEqual(event);
  });

  it.each(badTexts('TEXT').filter(({ in: text }) => !text.startsWith('/')))(
    'takes $id',
    async ({ in: text }) => {
      const { status } = await shop.post({ ...line, text });
      expect([200, 413]).toContain(status);
    },
  );
});
