import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BadRequest, badInputs } from '../../support/bad-inputs.ts';
import { openDoor, webhooks } from '../../support/open-door.ts';
import { asks, openLine, request, statuses } from '../../support/raw-http.ts';

let door: Awaited<ReturnType<typeof openDoor>>;
beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door.close());

/** After a flood this machine is turned away for a while: whatever comes next comes to another door. */
const moveOn = async (): Promise<void> => {
  await door.close();
  door = await openDoor();
};

type Webhook = (typeof webhooks)[number];

/** What its platform sends, and anything else that is said of it. */
const delivery = (
  { path, type, body: usual, signed }: Webhook,
  { body = usual, header = {} }: { body?: string; header?: Readonly<Record<string, string>> } = {},
) => ({ method: 'POST', path, body, header: { 'content-type': type, ...signed(body), ...header } });

/** The status everywhere it may be sent. */
const everywhere = async (says: (webhook: Webhook) => Promise<number>): Promise<readonly number[]> => {
  const came: number[] = [];
  for (const webhook of webhooks) came.push(await says(webhook));
  return [...new Set(came)];
};

const defects = async () =>
  (await door.counter.metrics.defects.get()).values.filter(({ labels }) => labels.kind === 'http');

/** How what is no single plain request is sent, and the statuses that came back. */
const ways: Readonly<Record<string, () => Promise<readonly number[]>>> = {
  gzip_bomb: () => {
    const body = gzipSync(Buffer.alloc(16 * 1024 * 1024)).toString('latin1');
    const header = { 'content-encoding': 'gzip' };
    return everywhere(async (webhook) => (await asks(door.port, delivery(webhook, { body, header }))).status);
  },
  big_body: () => {
    const body = JSON.stringify('x'.repeat(1024 * 1024 - 1));
    return everywhere(async (webhook) => (await asks(door.port, delivery(webhook, { body }))).status);
  },
  flood: async () => {
    const [{ path, type, body }] = webhooks;
    const bare = request({ method: 'POST', path, body, header: { 'content-type': type } });
    const lines = Array.from({ length: 200 }, () => openLine(door.port, bare));
    const came = await Promise.all(lines.map(async (line) => statuses(await line.answers(1))[0] ?? 0));
    for (const { socket } of lines) socket.destroy();
    await moveOn();
    return [came.findLast((status) => status !== 0) ?? 0];
  },
  reset_mid_body: async () => {
    for (const webhook of webhooks) {
      const header = { ...delivery(webhook).header, 'content-length': '1000' };
      const line = openLine(door.port, request({ ...delivery(webhook), header }));
      await new Promise((written) => line.socket.write('"half of a', written));
      line.socket.resetAndDestroy();
      await line.over;
    }
    expect((await asks(door.port, { path: '/healthz' })).status).toBe(200);
    expect(await defects()).toEqual([]);
    return [400];
  },
  pipelined: async () => {
    const line = openLine(door.port, request({ path: '/.git/config' }).repeat(1_000));
    const came = statuses(await line.over);
    await moveOn();
    // The rest is not even answered: the line is cut.
    expect(came.length).toBeLessThan(150);
    return [came.at(-1) ?? 0];
  },
};

const plain = async ({ method = 'GET', path, header = {}, sig }: BadRequest): Promise<readonly number[]> => {
  if (sig === 'valid')
    return everywhere(async (webhook) => {
      const type = Object.fromEntries(
        Object.entries(header).map(([name, value]) => [name.toLowerCase(), value]),
      );
      return (await asks(door.port, delivery(webhook, { header: type }))).status;
    });
  const host = header.Host === undefined ? {} : { host: header.Host };
  const { Host: _, ...others } = header;
  // The pages and doors that belong to this machine: nothing of it is anybody's under another name.
  const paths = path === undefined ? ['/', '/playground/', '/admin/books', '/terminal/messages'] : [path];
  const came: number[] = [];
  for (const one of paths)
    came.push((await asks(door.port, { method, path: one, header: { ...others, ...host } })).status);
  return [...new Set(came)];
};

const expected: Readonly<Record<string, number>> = { DENY: 404, HTTP_200_NOOP: 200 };
/** Has a test of its own, with a shorter patience; `/health` is `/healthz` here. */
const cases = badInputs('HTTP').flatMap(({ id, in: input, expect: verdict }) =>
  typeof input === 'object' && 'http' in input && input.http.fn !== 'slowloris_headers'
    ? [{ id, verdict, http: { ...input.http, ...(id === 'HTTP-008' ? { path: '/healthz?verbose=1' } : {}) } }]
    : [],
);

describe('a hostile request', { timeout: 60_000 }, () => {
  it.each(cases)('$id gets $verdict', async ({ http, verdict }) => {
    const came = await (http.fn === undefined ? plain(http) : (ways[http.fn]?.() ?? []));
    expect(came).toEqual([expected[verdict] ?? Number(verdict.slice('HTTP_'.length))]);
  });

  it('is none when a platform comes through a proxy, whatever that calls us', async () => {
    const header = { host: 'shop.example', 'x-forwarded-for': '149.154.167.220' };
    const came = await everywhere(
      async (webhook) => (await asks(door.port, delivery(webhook, { header }))).status,
    );
    expect(came).toEqual([200]);
  });

  it('is one that names a person in its address, on a page that is there', async () => {
    const status = async (path: string) => (await asks(door.port, { path })).status;
    expect(await status('/playground/?lang=hi')).toBe(200);
    for (const about of [
      'phone=9876543210',
      'lang=hi&Mobile_Number=98765',
      'email=a%40b.example',
      '%70hone=98',
    ])
      expect([about, await status(`/playground/?${about}`)]).toEqual([about, 404]);
  });

  it("is none that Slack sends as a form, as it does with people's clicks", async () => {
    const slack = webhooks.find(({ path }) => path === '/slack/events') ?? webhooks[0];
    const header = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
    expect((await asks(door.port, delivery(slack, { body: 'ssl_check=1&token=a', header }))).status).toBe(
      200,
    );
  });
});
