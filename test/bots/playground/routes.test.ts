import { beforeEach, describe, expect, it } from 'vitest';
import { copy } from '../../contracts/channel-harness.ts';
import { type Playground, playground, post } from './harness.ts';
import { scriptedShop } from './scripted-shop.ts';

const board = '/playground/board?by=playground:ravi';
const hello = { as: 'asha', id: 'm1', event: { type: 'text', text: 'hello' } };

describe('the playground over HTTP', () => {
  let here: Playground;
  let shop: Awaited<ReturnType<typeof scriptedShop>>;

  beforeEach(async () => {
    here = playground(copy);
    shop = await scriptedShop(here);
  });

  const get = (path: string, headers: Record<string, string> = {}) =>
    here.app.request(`http://localhost${path}`, { headers });

  it('leads from the front door to the page, with all that the link carried', async () => {
    const answer = await get('/?utm_source=ig&as=asha');
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toBe('/playground/?utm_source=ig&as=asha');
  });

  it('serves a page that may load nothing from elsewhere, and says what is simulated', async () => {
    const answer = await get('/playground/');
    const html = await answer.text();
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(html).toContain('Playground · simulated SMS, e-mail, analytics · sample prices');
    expect(html).not.toMatch(/https?:\/\//);
  });

  it('says nothing of simulations where the real services are set up', async () => {
    here = playground(copy, { simulated: [], samplePrices: () => false });
    expect(await (await get('/playground/')).text()).toContain('<p class="banner">Playground</p>');
  });

  it('shows the code of the phone that is to be linked in a frame of its own page, and no other page can', async () => {
    const linkedPhone = (locale: string) => `<p>the code, for ${locale}</p>`;
    here = playground(copy, { linkedPhone });
    const frame = /<iframe src="([^"]+)"/.exec(await (await get('/playground/?lang=hi')).text())?.[1] ?? '';
    const shown = await get(frame);
    expect(await shown.text()).toBe('<p>the code, for hi</p>');
    expect(shown.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'.*frame-ancestors 'self'$/,
    );
    expect((await get(frame, { host: 'evil.example' })).status).toBe(404);
  });

  it('shows no such frame where no phone is to be linked', async () => {
    expect(await (await get('/playground/')).text()).not.toContain('iframe');
    expect((await get('/playground/linked-phone')).status).toBe(404);
  });

  it('speaks the language that is asked for, else the browser’s', async () => {
    expect(await (await get('/playground/?lang=hi')).text()).toContain('<html lang="hi">');
    expect(await (await get('/playground/', { 'accept-language': 'hi-IN,en;q=0.5' })).text()).toContain(
      'lang="hi"',
    );
    expect(await (await get('/playground/', { 'accept-language': 'fr' })).text()).toContain(
      '<html lang="en">',
    );
  });

  it.each(['app.js', 'base.css', 'icon.svg'])('serves %s', async (file) => {
    expect((await get(`/playground/${file}`)).status).toBe(200);
  });

  it.each(['html.ts', '..%2Fbot.ts', '%2e%2e/bot.ts', 'nothing.js'])('does not serve %s', async (file) => {
    expect((await get(`/playground/${file}`)).status).toBe(404);
  });

  it.each(['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example:3000', ''])(
    'answers nobody who came by the name %j',
    async (host) => {
      for (const path of ['/', '/playground/', board, '/playground/events?as=asha'])
        expect((await get(path, { host })).status).toBe(404);
    },
  );

  it.each(['localhost:3000', '127.0.0.1:3000', '[::1]:3000'])('answers at %s', async (host) => {
    expect((await get('/playground/', { host })).status).toBe(200);
  });

  it('answers to the name it was told', async () => {
    here = playground(copy, { hosts: ['haat.test'] });
    expect((await get('/playground/', { host: 'haat.test' })).status).toBe(200);
  });

  it('lets no other site speak for the person at the browser', async () => {
    const from = (headers: Record<string, string>) => post(here.app, '/playground/say', hello, headers);
    expect((await from({ origin: 'https://evil.example' })).status).toBe(403);
    expect((await from({ origin: 'null' })).status).toBe(403);
    expect((await from({ 'content-type': 'text/plain' })).status).toBe(415);
    expect(shop.heard).toEqual([]);
    expect((await from({ origin: 'http://localhost', host: 'localhost' })).status).toBe(204);
  });

  it('refuses what is too large, no JSON, or nothing that can be said', async () => {
    const status = async (body: unknown) => (await post(here.app, '/playground/say', body)).status;
    expect(await status(JSON.stringify({ ...hello, more: 'x'.repeat(70_000) }))).toBe(413);
    expect(await status('{')).toBe(400);
    expect(await status({ ...hello, event: { type: 'due', timer: 'x', data: 1 } })).toBe(400);
    expect(shop.heard).toEqual([]);
  });

  it('says that words were not taken, forgets them, and takes them when they come again', async () => {
    shop.breaks();
    expect((await post(here.app, '/playground/say', hello)).status).toBe(503);
    expect(here.hub.bubbles('asha')).toEqual([]);
    shop.mends();
    expect((await post(here.app, '/playground/say', hello)).status).toBe(204);
    expect(here.hub.bubbles('asha')[0]).toMatchObject({ from: 'customer', text: [{ text: 'hello' }] });
  });

  it('opens a chat once, and again for a link that carries something', async () => {
    const open = (id: string, payload?: string) =>
      post(here.app, '/playground/say', {
        as: 'asha',
        id,
        event: { type: 'start', ...(payload ? { payload } : {}) },
      });
    await open('s1');
    await open('s2');
    await open('s3', 'ref_asha');
    expect(shop.heard.map(({ event }) => event)).toEqual([
      { type: 'opened' },
      { type: 'start', payload: 'ref_asha' },
    ]);
  });

  it('opens a chat again whose opening failed', async () => {
    const open = () => post(here.app, '/playground/say', { as: 'asha', id: 's1', event: { type: 'start' } });
    shop.breaks();
    expect((await open()).status).toBe(503);
    shop.mends();
    expect((await open()).status).toBe(204);
    expect(shop.heard).toHaveLength(2);
  });

  it('takes nothing more once it stops, and lets the server close', async () => {
    await here.channel.stop();
    expect((await post(here.app, '/playground/say', hello)).status).toBe(503);
    expect((await get('/playground/events?as=asha')).status).toBe(503);
  });

  it('gives an order to one of two operators who claim it at once', async () => {
    const claim = (by: string) =>
      post(here.app, '/playground/act', {
        by,
        action: { type: 'claim', subject: 'HT-7K3F-9M2Q-XY4A', values: {} },
      }).then((answer) => answer.json());
    const told = await Promise.all([claim('playground:ravi'), claim('playground:meena')]);
    expect(told).toMatchObject([{ ok: true }, { ok: false, says: [{ text: 'Ravi', bold: true }, {}] }]);
  });

  it('acts for the operators of the playground only', async () => {
    const action = { type: 'claim', subject: 'HT-7K3F-9M2Q-XY4A', values: {} };
    expect((await post(here.app, '/playground/act', { by: 'slack:T1:U1', action })).status).toBe(400);
    expect((await get('/playground/board?by=slack:T1:U1')).status).toBe(400);
    expect(here.board.pressed).toEqual([]);
  });

  it('shows the board in the language of the page, with timeline and what was sent', async () => {
    here.board.dispatch({
      id: 'd1',
      kind: 'sms',
      provider: 'simulated',
      summary: 'order-created',
      result: 'sent',
    });
    const found = await read(await get(`${board}&lang=hi&order=HT-7K3F-9M2Q-XY4A`));
    expect(found.tabs[0]?.label).toBe(copy.label('hi', { key: 'operators.board-unassigned' }));
    expect(found.cards.map(({ subject }) => subject)).toHaveLength(2);
    expect(found.timeline).toHaveLength(2);
    expect(found.sent).toMatchObject([{ kind: 'sms', result: 'sent' }]);
  });

  it('shows on a task what its customer wrote meanwhile', async () => {
    here.hub.relay('playground:local:asha', { id: 'r1', text: '<b>hello?</b>' });
    here = playground(copy, {
      hub: here.hub,
      desk: { ...here.board.desk, board: async () => ({ ok: true, value: task }) },
    });
    const found = await read(await get(board));
    expect(found.cards[0]?.relayed).toEqual(['<b>hello?</b>']);
  });
});

type Read = {
  readonly tabs: readonly { readonly label: string }[];
  readonly cards: readonly { readonly subject: string; readonly relayed: readonly string[] }[];
  readonly timeline: readonly unknown[];
  readonly sent: readonly unknown[];
};

const read = async (answer: Response): Promise<Read> => (await answer.json()) as Read;

const task = {
  figures: [],
  tabs: [],
  cards: [
    {
      subject: 'i1',
      title: { key: 'operators.kind-handoff' },
      status: { label: { key: 'operators.kind-handoff' }, tone: 'open' },
      lines: [],
      details: [],
      buttons: [],
      conversation: 'playground:local:asha',
    },
  ],
} as const;
