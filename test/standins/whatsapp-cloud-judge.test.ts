import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { afterEach, expect, it } from 'vitest';
import { WhatsAppAPI } from 'whatsapp-api-js';
import {
  ActionButtons,
  ActionList,
  ActionLocation,
  Body,
  Button,
  Interactive,
  ListSection,
  Row,
} from 'whatsapp-api-js/messages';
import { render } from '#bots/whatsapp/cloud/render.ts';
import { createCopy } from '#prompts/index.ts';
import { outboundOf } from '../contracts/channel-harness.ts';
import { startWhatsappCloud, type WhatsappCloud } from './whatsapp-cloud/index.ts';

/** Somebody else's library, which knows the Cloud API from its documentation as we do, and nothing of us. */
const appSecret = 'the-secret-of-the-app-0123456789';
const phoneNumberId = '106540352242922';
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

type Heard = { readonly from: string | undefined; readonly name: string | undefined; readonly type: string };

async function judged(): Promise<{ graph: WhatsappCloud; heard: Heard[]; statuses: unknown[] }> {
  const heard: Heard[] = [];
  const statuses: unknown[] = [];
  const judge = new WhatsAppAPI<void>({ token: 'token', appSecret, v: 'v25.0' });
  judge.on.message = ({ from, name, message }) => void heard.push({ from, name, type: message.type });
  judge.on.status = ({ status, id }) => void statuses.push({ status, id });
  const app = new Hono();
  app.post('/', async ({ req }) => {
    const raw = await req.text();
    await judge.post(JSON.parse(raw), raw, req.header('x-hub-signature-256') ?? '');
    return new Response(null, { status: 200 });
  });
  const graph = await startWhatsappCloud({ token: 'token', phoneNumberId, appSecret });
  closing.push(() => graph.stop());
  const url = await new Promise<string>((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      resolve(`http://127.0.0.1:${port}/`),
    );
    closing.push(() => new Promise((done) => server.close(done)));
  });
  graph.subscribe(url);
  return { graph, heard, statuses };
}

it('the double of Graph signs and writes its deliveries as an independent receiver takes them', async () => {
  const { graph, heard, statuses } = await judged();
  const asha = graph.person({ number: '919876543210', name: 'आशा Rao ü 😀' });
  await asha.says('मेरा फ़ोन ₹ 😀');
  await asha.shares(19.12, 72.85);
  await asha.forges('whatever');
  await asha.sharesCard({ phone: '+91 98765 43210', account: '919876543210' });
  await graph.tells('wamid.1', 'delivered');
  expect(graph.deliveries.answers).toEqual([200, 200, 200, 200, 200]);
  expect(heard.map(({ type }) => type)).toEqual(['text', 'location', 'interactive', 'contacts']);
  expect(new Set(heard.map(({ from, name }) => `${from} ${name}`))).toEqual(
    new Set(['919876543210 आशा Rao ü 😀']),
  );
  expect(statuses).toEqual([{ status: 'delivered', id: 'wamid.1' }]);
});

const copy = createCopy();
const drawn = (count: number, asks?: 'location') => {
  const choices = Array.from({ length: count }, (_, n) => ({ id: `c${n}`, label: `Choice ${n}` }));
  const reply = { key: 'telegram.noted', menu: 7, ...(asks ? { asks } : { choices }) } as const;
  const [only] = render(outboundOf(`whatsapp:${phoneNumberId}:919876543210`, reply), { copy, secret: 'x' });
  return JSON.parse(JSON.stringify(only?.body)).interactive;
};

type Tapped = { reply: { id: string } };

it('buttons, lists and the question for a place are written as an independent sender writes them', () => {
  const buttons = drawn(3);
  const made = buttons.action.buttons.map(
    ({ reply: { id } }: Tapped, n: number) => new Button(id, `Choice ${n}`),
  );
  const [first, ...others] = made as [Button, ...Button[]];
  expect(buttons).toEqual(
    JSON.parse(JSON.stringify(new Interactive(new ActionButtons(first, ...others), new Body('Got it.')))),
  );

  const list = drawn(5);
  const [row, ...rows] = list.action.sections[0].rows.map(
    ({ id }: { id: string }, n: number) => new Row(id, `Choice ${n}`),
  ) as [Row, ...Row[]];
  const action = new ActionList('Choose', new ListSection(undefined, row, ...rows));
  expect(list).toEqual(JSON.parse(JSON.stringify(new Interactive(action, new Body('Got it.')))));

  const place = drawn(0, 'location');
  const asked = new Interactive(new ActionLocation(), new Body(place.body.text));
  expect(place).toEqual(JSON.parse(JSON.stringify(asked)));
});
