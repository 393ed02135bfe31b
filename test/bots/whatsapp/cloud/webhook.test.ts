import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MessageStore } from '#db/messages/index.ts';
import { copy, secret } from '../../../contracts/channel-harness.ts';
import { listening } from '../../../contracts/listening.ts';
import { asMetaWrites, signed } from '../../../standins/whatsapp-cloud/index.ts';
import {
  APP_SECRET,
  ASHA,
  type CloudHarness,
  messagesInMemory,
  NUMBER_ID,
  openCloud,
  VERIFY,
} from './harness.ts';

let harness: CloudHarness;
let ear: ReturnType<typeof listening>;
let now: number;
let undelivered: number;
let moved: string[];

beforeEach(async () => {
  ear = listening();
  now = Date.now();
  undelivered = 0;
  moved = [];
  const move: MessageStore['move'] = async ({ id, stage }) => {
    moved.push(`${id} ${stage}`);
    return undefined;
  };
  const count = () => void undelivered++;
  harness = await openCloud({
    copy,
    secret,
    now: () => now,
    undelivered: count,
    messages: { ...messagesInMemory(), move },
  });
  await harness.channel.start(ear.accept);
});
afterEach(async () => {
  await harness.channel.stop();
  await harness.close();
});

const words = (body: string, id = `wamid.${body}`, from = ASHA) => ({
  from,
  id,
  timestamp: '1700000000',
  type: 'text',
  text: { body },
});

const delivery = (messages: readonly unknown[], phone_number_id = NUMBER_ID) => ({
  field: 'messages',
  value: { messaging_product: 'whatsapp', metadata: { phone_number_id }, messages },
});

const told = (statuses: readonly unknown[]) => {
  const metadata = { phone_number_id: NUMBER_ID };
  return { field: 'messages', value: { messaging_product: 'whatsapp', metadata, statuses } };
};

const envelope = (...changes: readonly object[]) =>
  asMetaWrites({ object: 'whatsapp_business_account', entry: [{ id: 'WABA', changes }] });

type Sent = { readonly body?: string | Uint8Array; readonly headers?: Readonly<Record<string, string>> };

async function posts({ body = envelope(delivery([words('hi')])), headers = {} }: Sent): Promise<number> {
  const sent = { 'content-type': 'application/json', ...headers };
  const response = await fetch(harness.url, { method: 'POST', headers: sent, body: body as string });
  return response.status;
}

const body = envelope(delivery([words('hi')]));
const hex = createHmac('sha256', APP_SECRET).update(body).digest('hex');
const sha1 = createHmac('sha1', APP_SECRET).update(body).digest('hex');
const base64 = createHmac('sha256', APP_SECRET).update(body).digest('base64');
const header = (value: string) => ({ 'x-hub-signature-256': value });

/** By their ids in the catalogue of odd and hostile inputs. */
const forgeries: Readonly<Record<string, Sent>> = {
  'SIG-001 (no signature)': {},
  'SIG-003 (SHA-1 only)': { headers: { 'x-hub-signature': `sha1=${sha1}` } },
  'SIG-004 (another secret)': { headers: header(signed(body, 'some other secret, also long')) },
  'SIG-005 (the secret of another app)': { headers: header(signed(body, APP_SECRET.replace('the', 'The'))) },
  'SIG-006 (63 digits)': { headers: header(`sha256=${hex.slice(0, 63)}`) },
  'SIG-008 (no prefix)': { headers: header(hex) },
  'SIG-009 (the prefix twice)': { headers: header(`sha256=sha256=${hex}`) },
  'SIG-010 (base64)': { headers: header(`sha256=${base64}`) },
  'SIG-012 (no digits at all)': { headers: header(`sha256=${'z'.repeat(64)}`) },
  'SIG-016 (a blank added after signing)': { body: `${body} `, headers: header(`sha256=${hex}`) },
  'SIG-017 (signed when it was empty)': { headers: header(signed('', APP_SECRET)) },
};

describe("WhatsApp's webhook", () => {
  it.each(Object.entries(forgeries))('believes nobody: %s', async (_name, sent) => {
    expect(await posts({ body, ...sent })).toBe(401);
    expect(ear.heard).toEqual([]);
  });

  it('SIG-011: takes the digits of a signature in capitals', async () => {
    expect(await posts({ body, headers: header(`sha256=${hex.toUpperCase()}`) })).toBe(200);
    expect(ear.heard).toHaveLength(1);
  });

  it('SIG-021: takes what is said to another number, and does nothing with it', async () => {
    const other = envelope(delivery([words('hi')], '999999999'));
    expect(await posts({ body: other, headers: header(signed(other, APP_SECRET)) })).toBe(200);
    expect(ear.heard).toEqual([]);
  });

  it('says what to look at when nobody is believed, or another number is told of: once a minute, and of nobody', async () => {
    const warned = () => harness.log.filter((line) => line.includes('WHATSAPP_CLOUD'));
    await posts({ body });
    expect(warned()).toEqual([]);
    for (let n = 0; n < 3; n++)
      await posts({ body, headers: header(signed(body, 'another secret, also long')) });
    expect(warned()).toEqual([expect.stringContaining('look at WHATSAPP_CLOUD_APP_SECRET')]);
    const other = envelope(delivery([words('my name is Asha')], '999999999'));
    for (let n = 0; n < 3; n++) await posts({ body: other, headers: header(signed(other, APP_SECRET)) });
    expect(warned().slice(1)).toEqual([expect.stringContaining('look at WHATSAPP_CLOUD_PHONE_NUMBER_ID')]);
    expect(warned().join()).not.toMatch(/Asha|\d{7}/);
    now += 60_000;
    await posts({ body, headers: header(signed(body, 'another secret, also long')) });
    expect(warned()).toHaveLength(3);
  });

  it('says that a message failed later and why, and nothing of whom it went to', async () => {
    const failed = (id: string, errors: unknown) => ({ id, status: 'failed', errors });
    const title = 'Undeliverable\nto "Asha Rao" at +919876543210';
    const all = envelope(
      told([
        failed('wamid.HBgLOTE5ODc2', [{ code: 131026, title }]),
        failed('wamid.2', undefined),
        { id: 'wamid.3', status: 'delivered' },
      ]),
    );
    // Meta tells some of it again; it is one message that failed.
    for (const _time of [1, 2])
      expect(await posts({ body: all, headers: header(signed(all, APP_SECRET)) })).toBe(200);
    expect(harness.log.filter((line) => line.includes('failed'))).toEqual([
      'a message that Meta had taken failed: 131026, Undeliverable to … at +…',
      'a message that Meta had taken failed: no code, no title',
    ]);
    expect(undelivered).toBe(2);
  });

  it('reads every message of every change of every entry, in their order', async () => {
    const first = {
      id: 'A',
      changes: [delivery([words('1'), words('2')]), { field: 'flows', value: {} }, { field: 'messages' }, 5],
    };
    const second = { id: 'B', changes: [delivery([words('3')]), delivery([words('4')])] };
    const all = asMetaWrites({
      object: 'whatsapp_business_account',
      entry: [{ id: 'X', time: 1 }, first, second],
    });
    expect(await posts({ body: all, headers: header(signed(all, APP_SECRET)) })).toBe(200);
    expect(ear.heard.map(({ event }) => event)).toEqual(
      ['1', '2', '3', '4'].map((text) => ({ type: 'text', text })),
    );
  });

  it.each([{}, null, 7, { id: 7 }, { ...words('x'), timestamp: 'soon' }, { ...words('x'), from: '../1' }])(
    'loses no message for one beside it that cannot be read: %j',
    async (odd) => {
      const mixed = envelope(delivery([odd, words('heard all the same')]));
      expect(await posts({ body: mixed, headers: header(signed(mixed, APP_SECRET)) })).toBe(200);
      expect(ear.heard.map(({ event }) => event)).toEqual([{ type: 'text', text: 'heard all the same' }]);
    },
  );

  it.each([
    { id: 'a\0b' },
    { id: 'x'.repeat(900) },
    { status: 'invented' },
    { status: 7 },
    { errors: 'odd' },
  ])('takes the rest of a delivery when one status in it is left out: %j', async (odd) => {
    const standing = { id: 'wamid.out1', status: 'delivered' };
    const statuses = told([
      { ...standing, ...odd },
      { ...standing, id: 'wamid.out2', status: 'read' },
    ]);
    const mixed = envelope(statuses, delivery([words('heard all the same')]));
    expect(await posts({ body: mixed, headers: header(signed(mixed, APP_SECRET)) })).toBe(200);
    expect(moved).toEqual(['wamid.out2 read']);
    expect(ear.heard.map(({ event }) => event)).toEqual([{ type: 'text', text: 'heard all the same' }]);
  });

  it('hears letters of all the world, which Meta writes as escapes and signs so', async () => {
    await harness.writes('मेरा फ़ोन ₹ 😀 ü');
    expect(ear.heard.at(-1)?.event).toEqual({ type: 'text', text: 'मेरा फ़ोन ₹ 😀 ü' });
  });

  it('is asked to come again while a turn is not durable, and takes it then', async () => {
    let failures = 2;
    await harness.channel.stop();
    await harness.close();
    harness = await openCloud({ copy, secret });
    await harness.channel.start((inbound) =>
      failures-- > 0 ? Promise.reject(new Error('the database is away')) : ear.accept(inbound),
    );
    await harness.writes('hello');
    expect(harness.graph.deliveries.answers).toEqual([503, 503, 200]);
    expect(ear.heard).toHaveLength(1);
  });

  it.each([
    ['HTTP-012 (not JSON)', 415, { headers: { 'content-type': 'text/plain' } }],
    ['HTTP-013 (packed)', 415, { headers: { 'content-encoding': 'gzip' } }],
    ['HTTP-014 (more than a megabyte)', 413, { body: `"${'x'.repeat(1024 * 1024)}"` }],
    ['half a letter', 400, { body: new Uint8Array([34, 0xe0, 0xa4, 34]) }],
    ['no JSON', 400, { body: '{"object":' }],
  ] as const)('refuses %s', async (_name, status, { body: sent = body, headers = {} }: Sent) => {
    const signature = createHmac('sha256', APP_SECRET).update(sent).digest('hex');
    expect(await posts({ body: sent, headers: { ...header(`sha256=${signature}`), ...headers } })).toBe(
      status,
    );
    expect(ear.heard).toEqual([]);
  });

  it('proves to Meta, and to nobody else, that the address is ours', async () => {
    const asks = async (token: string, mode = 'subscribe') => {
      const query = new URLSearchParams({
        'hub.mode': mode,
        'hub.verify_token': token,
        'hub.challenge': '1158201444',
      });
      const response = await fetch(`${harness.url}?${query}`);
      return [response.status, await response.text()];
    };
    expect(await asks(VERIFY)).toEqual([200, '1158201444']);
    expect(await asks(`${VERIFY} `)).toEqual([403, '']);
    expect(await asks('')).toEqual([403, '']);
    // SIG-024
    expect(await asks(VERIFY, 'unsubscribe')).toEqual([403, '']);
  });
});
