import type { Hono } from 'hono';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createApp } from '#bots/http/app.ts';
import { limits } from '#bots/http/limits.ts';
import { listen, type Opened } from '#bots/http/listen.ts';
import { createMetrics } from '#bots/http/metrics.ts';
import { openRefusals } from '#bots/http/refusals.ts';
import { webhookOf } from '#bots/http/webhook.ts';
import { asks, openLine, request, statuses } from '../../support/raw-http.ts';

const signed = { 'x-hub-signature-256': 'right', 'content-type': 'application/json' };
const forged = { ...signed, 'x-hub-signature-256': 'wrong' };
const bare = { 'content-type': 'application/json' };
const token = 'a token of this machine';

let now: number;
let pings: number;
let opened: Opened;
let port: number;

/** The port with one door on it, which believes whoever shows the right word. */
async function open(change: { proxies?: number; isPublic?: boolean; patience?: number } = {}) {
  const { proxies = 0, isPublic = false, patience = 200 } = change;
  const health = {
    ping: async () => void pings++,
    troubles: () => ({}),
    draining: () => false,
    defect: (error: unknown) => {
      throw error;
    },
  };
  const metrics = createMetrics({ oldest: async () => 0, bookPublishedAt: () => 0, now: () => now });
  const app: Hono = createApp(health, metrics, { proxies, isPublic, tokens: [token], now: () => now });
  app.post('/whatsapp', webhookOf('application/json'), (c) =>
    c.body(null, c.req.header('x-hub-signature-256') === 'right' ? 200 : 401),
  );
  const waits = { headersTimeout: patience, requestTimeout: patience, lookEvery: 20 };
  opened = await listen({ port: 0, host: '127.0.0.1', patience: waits });
  opened.open(app);
  port = Number(new URL(opened.url).port);
}

beforeEach(() => {
  now = Date.now();
  pings = 0;
});
afterEach(() => {
  opened.server.close();
  if ('closeAllConnections' in opened.server) opened.server.closeAllConnections();
});

const knocks = async (header: Readonly<Record<string, string>>): Promise<number> =>
  (await asks(port, { method: 'POST', path: '/whatsapp', header, body: '{}' })).status;
/** Knocks until it is turned away, and a few times more. */
const floods = async (header: Readonly<Record<string, string>>): Promise<readonly number[]> => {
  const came: number[] = [];
  for (let n = 0; n < limits.refusals.atOnce + 5; n++) came.push(await knocks(header));
  return came;
};

describe('a flood', () => {
  it('is turned away once enough of it was refused, until some of that is forgotten', async () => {
    await open();
    const came = await floods(bare);
    expect([came[0], came.at(-1)]).toEqual([401, 429]);
    now += 1_000;
    expect(await knocks(bare)).toBe(401);
  });

  it('locks out no platform that comes by the same proxy', async () => {
    await open();
    await floods(bare);
    expect([await knocks(bare), await knocks(signed)]).toEqual([429, 200]);
    // It was believed: forgeries from there cost it nothing for an hour.
    await floods(forged);
    expect(await knocks(signed)).toBe(200);
  });

  it('of forgeries is turned away where nobody was ever believed', async () => {
    await open();
    expect((await floods(forged)).at(-1)).toBe(429);
  });

  it('gets no further by naming other addresses, and keeps nobody from asking how Haat is', async () => {
    await open();
    let last = 0;
    for (let n = 0; n <= limits.refusals.atOnce; n++)
      last = await knocks({ ...bare, 'x-forwarded-for': `203.0.113.${n}` });
    expect(last).toBe(429);
    expect((await asks(port, { path: '/healthz' })).status).toBe(200);
    expect((await asks(port, { path: '/readyz' })).status).toBe(200);
  });

  it('is told by what the named proxy wrote last, whatever stands before it', async () => {
    await open({ proxies: 1 });
    for (let n = 0; n <= limits.refusals.atOnce; n++)
      await knocks({ ...bare, 'x-forwarded-for': `10.0.0.${n}, 203.0.113.7` });
    expect(await knocks({ ...bare, 'x-forwarded-for': '198.51.100.1, 203.0.113.7' })).toBe(429);
    expect(await knocks({ ...bare, 'x-forwarded-for': '203.0.113.7, 198.51.100.1' })).toBe(401);
  });

  it('is one flood from all addresses of one household, be they a million', async () => {
    await open({ proxies: 1 });
    const from = (address: string) => knocks({ ...bare, 'x-forwarded-for': address });
    for (let n = 0; n <= limits.refusals.atOnce; n++) await from(`2001:db8:1:2::${n.toString(16)}`);
    expect(await from('2001:db8:1:2:ffff:1:2:3')).toBe(429);
    expect(await from('2001:db8:1:3::1')).toBe(401);
    expect(await from('::ffff:203.0.113.9')).toBe(401);
  });

  it('cannot fill the memory with addresses', () => {
    const refusals = openRefusals(50);
    for (let n = 0; n < 1_000; n++) refusals.refused(`10.0.${n >> 8}.${n & 255}`, now);
    expect(refusals.size()).toBe(50);
  });

  it('of questions whether it is ready asks the database few', async () => {
    await open();
    const came = await openLine(port, request({ path: '/readyz' }).repeat(200)).answers(200);
    expect(statuses(came).length).toBe(200);
    expect(pings).toBeLessThan(20);
  });
});

describe('who dawdles', () => {
  it('is hung up on, two hundred at once, while others are served', async () => {
    await open();
    const slow = Array.from({ length: 200 }, () => openLine(port, 'POST /whatsapp HTTP/1.1\r\nhost: a'));
    expect(await knocks(signed)).toBe(200);
    const ends = await Promise.all(slow.map(({ over }) => over));
    expect(new Set(ends.flatMap(statuses))).toEqual(new Set([408]));
  });

  it('is hung up on in the middle of a body, too', async () => {
    await open();
    const header = { ...signed, 'content-length': '10' };
    const { over } = openLine(port, request({ method: 'POST', path: '/whatsapp', header }));
    expect(statuses(await over)[0]).toBeGreaterThanOrEqual(200);
  });

  it('has ten seconds for the headers and fifteen for all of it', async () => {
    opened = await listen({ port: 0, host: '127.0.0.1' });
    expect(opened.server).toMatchObject({ headersTimeout: 10_000, requestTimeout: 15_000 });
  });
});

describe('a body without its length', () => {
  it('is refused as soon as it is too large', async () => {
    await open({ patience: 60_000 });
    const header = { ...signed, 'transfer-encoding': 'chunked' };
    const line = openLine(port, request({ method: 'POST', path: '/whatsapp', header }));
    const chunk = 'x'.repeat(65_536);
    for (let n = 0; n < 20; n++) line.socket.write(`${chunk.length.toString(16)}\r\n${chunk}\r\n`);
    expect(statuses(await line.answers(1))).toEqual([413]);
    line.socket.destroy();
  });
});

describe('/metrics', () => {
  const status = async (header: Readonly<Record<string, string>>) =>
    (await asks(port, { path: '/metrics', header })).status;

  it('is for this machine alone: no proxy, and no name of another site', async () => {
    await open();
    expect(await status({})).toBe(200);
    expect(await status({ 'x-forwarded-for': '127.0.0.1' })).toBe(404);
    expect(await status({ via: '1.1 proxy' })).toBe(404);
    expect(await status({ host: 'evil.example' })).toBe(404);
  });

  it('is shown to nobody without a token where the world can reach it', async () => {
    await open({ isPublic: true });
    expect(await status({ 'x-forwarded-for': '127.0.0.1' })).toBe(404);
    expect(await status({})).toBe(404);
    expect(await status({ authorization: 'Bearer a token of another' })).toBe(404);
    expect(await status({ authorization: `Bearer ${token}` })).toBe(200);
  });
});
