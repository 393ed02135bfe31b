import { createHmac } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { copy, secret } from '../../../contracts/channel-harness.ts';
import { listening } from '../../../contracts/listening.ts';
import { asMetaWrites, signed } from '../../../standins/whatsapp-cloud/index.ts';
import { badInputs } from '../../../support/bad-inputs.ts';
import { testDatabase } from '../../../support/database.ts';
import { openShop } from '../../../support/open-shop.ts';
import { openWhatsapp, phoneNumberId } from '../../../support/open-whatsapp.ts';
import { APP_SECRET, ASHA, NUMBER_ID, openCloud, VERIFY } from './harness.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const said = (to = NUMBER_ID) =>
  asMetaWrites({
    object: 'whatsapp_business_account',
    entry: [
      {
        id: 'WABA',
        changes: [
          {
            field: 'messages',
            value: {
              messaging_product: 'whatsapp',
              metadata: { phone_number_id: to },
              messages: [
                { from: ASHA, id: 'wamid.1', timestamp: '1700000000', type: 'text', text: { body: 'hi' } },
              ],
            },
          },
        ],
      },
    ],
  });

type Call = {
  readonly body?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: string;
};

const body = said();
const hash = (how: 'hex' | 'base64', algorithm = 'sha256') =>
  createHmac(algorithm, APP_SECRET).update(body).digest(how);
const signature = (value: string) => ({ 'x-hub-signature-256': value });
const verify = (token: string, mode: string) => ({
  query: `?hub.mode=${mode}&hub.verify_token=${encodeURIComponent(token)}&hub.challenge=1158201444`,
});

/** What each input of the catalogue is on this webhook, those that were written for another one included. */
const calls: Readonly<Record<string, Call>> = {
  'SIG-001': { body },
  'SIG-003': { body, headers: { 'x-hub-signature': `sha1=${hash('hex', 'sha1')}` } },
  'SIG-004': { body, headers: signature(signed(body, 'some other secret, also long')) },
  'SIG-005': { body, headers: signature(signed(body, APP_SECRET.replace('the', 'The'))) },
  'SIG-006': { body, headers: signature(`sha256=${hash('hex').slice(0, 63)}`) },
  'SIG-008': { body, headers: signature(hash('hex')) },
  'SIG-009': { body, headers: signature(`sha256=sha256=${hash('hex')}`) },
  'SIG-010': { body, headers: signature(`sha256=${hash('base64')}`) },
  'SIG-011': { body, headers: signature(`sha256=${hash('hex').toUpperCase()}`) },
  'SIG-012': { body, headers: signature(`sha256=${'z'.repeat(64)}`) },
  'SIG-016': { body: `${body} `, headers: signature(`sha256=${hash('hex')}`) },
  'SIG-017': { body, headers: signature(signed('', APP_SECRET)) },
  'SIG-021': { body: said('999999999'), headers: signature(signed(said('999999999'), APP_SECRET)) },
  'SIG-024': verify(VERIFY, 'unsubscribe'),
  'SIG-025': { body, headers: signature('') },
  'SIG-027': { body, headers: signature(signed(body, APP_SECRET.slice(0, -1))) },
  'SIG-028': { body, headers: signature(signed(body, `${APP_SECRET} `)) },
  'SIG-046': { body: '{"type":"url_verification","challenge":"1158201444"}' },
  'SIG-047': { body: `"${'x'.repeat(2 * 1024 * 1024)}"`, headers: signature(`sha256=${hash('hex')}`) },
  'SIG-048': {
    body: body.replace('{', `{"token":"${VERIFY}",`),
    headers: signature(`sha256=${hash('hex')}`),
  },
  'SIG-049': { body },
  'SIG-051': { body, headers: signature(signed(body, `test-${APP_SECRET}`)) },
};

/** The same bytes again: what a whole shop makes of them is told below. */
const replays = ['SIG-019', 'SIG-020', 'SIG-031', 'SIG-044'];
/** Without a secret: told below, and `bots/env.ts` asks for one with the token. */
const settings = ['SIG-030'];
/** About time stamps and forms that Meta does not send, and about payments. */
const elsewhere = ['SIG-034', 'SIG-035', 'SIG-038', 'SIG-043', 'SIG-045', 'SIG-054', 'SIG-055'];
const ofPayments = ['SIG-059', 'SIG-060', 'SIG-061'];

async function openHarness(more: { readonly app?: readonly string[] } = {}) {
  const ear = listening();
  const harness = await openCloud({ copy, secret, ...more });
  closing.push(harness.close);
  await harness.channel.start(ear.accept);
  closing.push(() => harness.channel.stop());
  return { harness, ear };
}

const posts = async (url: string, { body: sent, headers = {}, query = '' }: Call): Promise<number> =>
  (
    await fetch(`${url}${query}`, {
      method: sent === undefined ? 'GET' : 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      ...(sent === undefined ? {} : { body: sent }),
    })
  ).status;

describe('the proof that Meta calls', () => {
  it('is asked of every input of the catalogue, or it is said where else', () => {
    const all = [...Object.keys(calls), ...replays, ...settings, ...elsewhere, ...ofPayments];
    expect(all.sort()).toEqual(badInputs('SIG').map(({ id }) => id));
  });

  it.each(badInputs('SIG').filter(({ id }) => id in calls))(
    '$id: $note, $expect',
    async ({ id, expect: verdict }) => {
      const { harness, ear } = await openHarness();
      expect(await posts(harness.url, calls[id] ?? {})).toBe(Number(/\d+/.exec(verdict)?.[0]));
      // Digits in capitals are as good as small ones; nothing else here is from Meta.
      expect(ear.heard).toHaveLength(id === 'SIG-011' ? 1 : 0);
    },
  );

  it('SIG-030: believes nobody where no secret is set, not even who signed with an empty one', async () => {
    const { harness, ear } = await openHarness({ app: [] });
    expect(await posts(harness.url, { body, headers: signature(signed(body, '')) })).toBe(401);
    expect(ear.heard).toEqual([]);
  });
});

describe('a delivery that Meta signed and somebody sends again', () => {
  it('SIG-019 SIG-031 SIG-044: is taken once, be it sent a thousand times', {
    timeout: 120_000,
  }, async () => {
    const shop = await openShop(await testDatabase('pglite'));
    closing.push(() => shop.close());
    const { asha, graph } = await openWhatsapp(shop.counter, closing);
    await asha.says('hi');
    await asha.hears(/What would you like to do/, { within: 15_000 });
    for (let n = 0; n < 10; n++)
      await Promise.all(Array.from({ length: 100 }, () => graph.deliveries.repeat()));
    expect(graph.deliveries.answers).toEqual(graph.deliveries.answers.map(() => 200));
    await asha.says('sell');
    await asha.hears(/What would you like to sell/, { within: 15_000 });
    expect(asha.messages).toHaveLength(2);
  });

  it('SIG-020: is taken once, also a week later', { timeout: 60_000 }, async () => {
    let now = Date.now();
    const shop = await openShop(await testDatabase('pglite'), { now: () => now });
    closing.push(() => shop.close());
    const { asha, graph } = await openWhatsapp(shop.counter, closing);
    await asha.says('hi');
    await asha.hears(/What would you like to do/, { within: 15_000 });
    now += 7 * 24 * 3_600_000;
    await graph.deliveries.repeat();
    await shop.counter.outbox.idle();
    const rows = await shop.database.query<{ id: string }>(
      `select id from inbound where id like 'whatsapp:${phoneNumberId}:%'`,
    );
    expect(rows).toHaveLength(1);
    expect(asha.messages).toHaveLength(1);
  });
});
