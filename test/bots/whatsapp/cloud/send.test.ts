import { afterEach, describe, expect, it } from 'vitest';
import { messageStore } from '#db/messages/index.ts';
import { copy, outboundOf, secret, shown } from '../../../contracts/channel-harness.ts';
import { listening } from '../../../contracts/listening.ts';
import { aPhoto } from '../../../support/a-photo.ts';
import { testDatabase } from '../../../support/database.ts';
import { testSealer } from '../../../support/test-sealer.ts';
import { type CloudHarness, type CloudShop, openCloud } from './harness.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const hour = 3_600_000;

async function open(more: Partial<CloudShop> = {}): Promise<CloudHarness> {
  const harness = await openCloud({ copy, secret, template: 'haat_update', ...more });
  closing.push(harness.close);
  await harness.channel.start(listening().accept);
  closing.push(() => harness.channel.stop());
  closing.push(harness.graph.deliveries.settled);
  await harness.writes('hello');
  return harness;
}

const messages = ({ graph }: CloudHarness) =>
  graph.calls.filter(({ path, body }) => path.endsWith('/messages') && body.status === undefined);
const types = (harness: CloudHarness) => harness.asha.messages.map(({ type }) => type);

const choices = (count: number, label = (n: number) => `Choice ${n}`) =>
  Array.from({ length: count }, (_, n) => ({ id: `c${n}`, label: label(n) }));

describe('what a person on WhatsApp is shown', () => {
  it.each([
    ['three short ones as buttons', choices(3), 'button'],
    ['four as a list', choices(4), 'list'],
    [
      'three that are too long for buttons as a list',
      choices(3, (n) => `A choice with many words ${n}`),
      'list',
    ],
    ['ten as a list', choices(10), 'list'],
    ['eleven by number', choices(11), 'text'],
    ['what no row can hold by number', choices(2, (n) => `${'very '.repeat(15)}long ${n}`), 'text'],
  ])('shows choices, %s', async (_name, given, type) => {
    const harness = await open();
    await harness.channel.send(
      outboundOf(harness.conversation, shown('Which?', { menu: 1, choices: given })),
    );
    expect(types(harness)).toEqual([type]);
  });

  it('gives what has no row left a key to type', async () => {
    const harness = await open();
    const controls = [
      { id: '@more', label: 'More' },
      { id: '@previous', label: 'Before' },
      { id: '@back', label: 'Back' },
    ];
    const reply = shown('Which?', { menu: 1, choices: choices(8), controls });
    await harness.channel.send(outboundOf(harness.conversation, reply));
    const [only] = harness.asha.messages;
    expect(only?.buttons).toHaveLength(10);
    expect(only?.text).toMatch(/Back$/);
  });

  it('S0-41: lets the telephone send where it is', async () => {
    const harness = await open();
    const controls = [{ id: '@back', label: 'Back' }];
    const reply = shown('Where?', { menu: 1, asks: 'location', controls });
    await harness.channel.send(outboundOf(harness.conversation, reply));
    expect(types(harness)).toEqual(['location_request_message']);
    expect(harness.asha.messages[0]?.text).toContain('*0*  Back');
  });
});

describe('the window of 24 hours', () => {
  it('is kept: later than that only the approved template goes out, all in one', async () => {
    let now = Date.now();
    const harness = await open({ now: () => now });
    now += 25 * hour;
    const menu = shown('Is it *yours*?', { menu: 3, choices: choices(2) });
    await harness.channel.send(outboundOf(harness.conversation, shown('Good news.'), menu));
    expect(types(harness)).toEqual(['template']);
    expect(harness.asha.messages[0]?.text).toMatch(/Good news\..*Is it .*\*1\* Choice 0/);
    // Whoever answers has opened it again.
    await harness.writes('yes');
    await harness.channel.send(outboundOf(harness.conversation, shown('Fine.')));
    expect(types(harness)).toEqual(['template', 'text']);
  });

  it('is believed when the platform says that it is closed', async () => {
    const harness = await open();
    harness.graph.forget(harness.asha.number);
    await harness.channel.send(outboundOf(harness.conversation, shown('Good news.')));
    expect(types(harness)).toEqual(['template']);
  });

  it('is believed, too, when that is only told later, and what was said is said again once', async () => {
    const database = await testDatabase('pglite');
    const harness = await open({ messages: messageStore(database, testSealer) });
    harness.graph.fault({ on: 'messages', code: 131047, later: true });
    await harness.channel.send(outboundOf(harness.conversation, shown('Good news.')));
    await harness.asha.hears(/Good news/);
    await harness.graph.deliveries.settled();
    const [failed] = messages(harness);
    expect(failed).toBeDefined();
    await harness.graph.tells('wamid.out2', 'failed', 131047);
    expect(types(harness)).toEqual(['template']);
  });

  it('is said again also when the template met a fault first, once it is told again', async () => {
    const database = await testDatabase('pglite');
    const harness = await open({ messages: messageStore(database, testSealer) });
    harness.graph.fault({ on: 'messages', code: 131047, later: true });
    harness.graph.fault({ on: 'messages', code: 131000, status: 500 });
    await harness.channel.send(outboundOf(harness.conversation, shown('Good news.')));
    await harness.asha.hears(/Good news/);
    await harness.graph.deliveries.settled();
    await Promise.all(['once', 'twice'].map(() => harness.graph.tells('wamid.out2', 'failed', 131047)));
    expect(types(harness)).toEqual(['template']);
  });

  it('is said again also when Haat died in the middle of that, and once it was said, never again', async () => {
    const store = messageStore(await testDatabase('pglite'), testSealer);
    let moves = 0;
    // Whoever died after the template met its fault writes nothing more.
    const move: typeof store.move = (step) =>
      ++moves === 2 ? Promise.reject(new Error('it is dead')) : store.move(step);
    const harness = await open({ messages: { ...store, move } });
    harness.graph.fault({ on: 'messages', code: 131047, later: true });
    harness.graph.fault({ on: 'messages', code: 131000, status: 500 });
    await harness.channel.send(outboundOf(harness.conversation, shown('Good news.')));
    await harness.asha.hears(/Good news/);
    await harness.graph.deliveries.settled();
    expect(moves).toBeGreaterThan(2);
    for (let n = 0; n < 3; n++) await harness.graph.tells('wamid.out2', 'failed', 131047);
    expect(types(harness)).toEqual(['template']);
  });

  it('is no matter of pictures, which no template can say', async () => {
    const store = messageStore(await testDatabase('pglite'), testSealer);
    const harness = await open({ messages: store, photo: async () => aPhoto() });
    harness.graph.fault({ on: 'messages', code: 131047, later: true });
    const reply = { ...shown('Your price'), photos: ['p1'] };
    await harness.channel.send(outboundOf(harness.conversation, reply));
    await harness.graph.deliveries.settled();
    await harness.graph.tells('wamid.out2', 'failed', 131047);
    expect(messages(harness).map(({ body }) => body.type)).toEqual(['image', 'text']);
  });

  it('says nothing when no template is set, and says why', async () => {
    const harness = await openCloud({ copy, secret });
    closing.push(harness.close);
    await harness.channel.start(listening().accept);
    closing.push(() => harness.channel.stop());
    closing.push(harness.graph.deliveries.settled);
    await harness.writes('hello');
    harness.graph.forget(harness.asha.number);
    const sent = harness.channel.send(outboundOf(harness.conversation, shown('Good news.')));
    await expect(sent).rejects.toMatchObject({
      code: 'forbidden',
      message: expect.stringMatching(/template/),
    });
  });
});

describe('a try again', () => {
  it('says only what the one before did not', async () => {
    const harness = await open();
    const outbound = outboundOf(
      harness.conversation,
      shown('first', { menu: 1, choices: choices(2) }),
      shown('second', { menu: 2, choices: choices(2) }),
    );
    harness.breaks('rate-limited');
    await expect(harness.channel.send(outbound)).rejects.toMatchObject({ retryAfter: 6_000 });
    await harness.channel.send(outbound);
    await harness.channel.send(outbound);
    expect(harness.asha.messages.map(({ text }) => text)).toEqual(['*Title* first', '*Title* second']);
  });

  it('waits after a token that is refused until it works again, and says so', async () => {
    const harness = await open();
    harness.graph.fault({ on: 'messages', code: 190 });
    const says = () => harness.channel.send(outboundOf(harness.conversation, shown('hello')));
    await expect(says()).rejects.toMatchObject({ code: 'unreachable' });
    expect(harness.channel.trouble()).toMatch(/token/);
    const tries = messages(harness).length;
    await expect(says()).rejects.toMatchObject({ code: 'unreachable' });
    expect(messages(harness)).toHaveLength(tries);
    await expect.poll(() => harness.channel.trouble(), { interval: 5 }).toBeUndefined();
    await says();
    expect(types(harness)).toEqual(['text']);
  });
});

it('waits, and says what to look at, when Meta does not know the number that is set', async () => {
  const harness = await openCloud({ copy, secret, phoneNumberId: '111111111111111' });
  closing.push(harness.close);
  await harness.channel.start(listening().accept);
  closing.push(() => harness.channel.stop());
  const says = harness.channel.send(outboundOf('whatsapp:111111111111111:919876543210', shown('hello')));
  const named = /^Graph answered 100: .*look at WHATSAPP_CLOUD_PHONE_NUMBER_ID$/;
  await expect(says).rejects.toMatchObject({
    code: 'unreachable',
    message: expect.stringMatching(named),
  });
  await expect.poll(() => harness.channel.trouble(), { interval: 5 }).toMatch(named);
  expect(harness.log.filter((line) => named.test(line))).toHaveLength(1);
});

it('marks what it read, and shows that it is about to write', async () => {
  const harness = await open();
  await expect.poll(() => harness.graph.read.size, { interval: 5 }).toBe(1);
});
