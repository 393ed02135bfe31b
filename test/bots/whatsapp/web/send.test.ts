import { describe, expect, it } from 'vitest';
import { type Session, whatsappWebChannel } from '#bots/whatsapp/web/index.ts';
import { copy, outboundOf, shown } from '../../../contracts/channel-harness.ts';
import { attemptsInMemory } from './harness.ts';
import { noPacing } from './no-pacing.ts';

type Going = Parameters<Session['send']>[0];
type Outcome = Awaited<ReturnType<Session['send']>>;

const conversation = 'whatsapp-web:912240000000:asha@c.us';
const png = Buffer.from('89504e470d0a1a0a00', 'hex');

type Change = Partial<
  Pick<Parameters<typeof whatsappWebChannel>[0], 'pacing' | 'zone' | 'now' | 'linking' | 'polls'>
> &
  Partial<Pick<Session, 'start'>>;

/** A channel over a session that says of each message what a test wants it to. */
function openChannel(outcomes: Outcome['came'][], change: Change = {}) {
  const given: Going[] = [];
  let onGiven = (): void => undefined;
  let status: ReturnType<Session['status']> = { state: 'ready', own: '912240000000' };
  const session: Session = {
    start: change.start ?? (() => undefined),
    stop: async () => undefined,
    fetch: async () => ({ came: 'broken' }),
    typing: () => undefined,
    status: () => status,
    send: async (going) => {
      given.push(going);
      onGiven();
      const came = outcomes.shift() ?? 'sent';
      return came === 'sent' ? { came, id: `true_${given.length}` } : { came };
    },
  };
  const log = { info: () => undefined, warn: () => undefined };
  const channel = whatsappWebChannel({
    ...{ session, copy, log, pacing: noPacing, zone: 'Asia/Kolkata', ...change },
    attempts: attemptsInMemory(),
    photo: async (id) => (id === 'kept' ? png : undefined),
  });
  const become = (next: typeof status): void => {
    status = next;
  };
  const whenGiven = (does: () => void): void => {
    onGiven = does;
  };
  return { channel, given, become, whenGiven };
}

const saidBy = (from: string, at = Date.now()): Parameters<Parameters<Session['start']>[0]['heard']>[0] => ({
  ...{ id: 'AC1', what: 'message', own: '912240000000', from, at },
  ...{ type: 'chat', body: 'still up', hasMedia: false, cards: [] },
});

/** Two messages: what can be chosen ends the first one. */
const two = () =>
  outboundOf(conversation, shown('one', { menu: 1, choices: [{ id: 'a', label: 'A' }] }), shown('two'));

describe('a code that links a phone', () => {
  it('is shown once, however often the library says it, and the next one, too', async () => {
    const shownCodes: string[] = [];
    let changed: Parameters<Session['start']>[0]['changed'] = () => undefined;
    const { channel } = openChannel([], {
      linking: ({ value }) => void shownCodes.push(value),
      start: (listener) => {
        changed = listener.changed;
      },
    });
    await channel.start(async () => undefined);
    for (const value of ['one', 'one', 'two', 'two']) changed({ state: 'qr', code: { kind: 'qr', value } });
    expect(shownCodes).toEqual(['one', 'two']);
  });
});

describe('what is said by a linked phone', () => {
  it('is not said again when it is tried again, but for what did not go', async () => {
    const { channel, given } = openChannel(['sent', 'failed']);
    const outbound = two();
    await expect(channel.send(outbound)).rejects.toMatchObject({ code: 'rejected' });
    await channel.send(outbound);
    expect(given.map(({ body }) => 'text' in body && /one|two/.exec(body.text)?.[0])).toEqual([
      'one',
      'two',
      'two',
    ]);
    await channel.send(outbound);
    expect(given).toHaveLength(3);
  });

  it('is looked for before it is said again when nobody knows what came of it', async () => {
    const { channel, given } = openChannel(['unknown', 'unknown']);
    const outbound = outboundOf(conversation, shown('the price'));
    await expect(channel.send(outbound)).rejects.toMatchObject({ code: 'unreachable', retryAfter: 5_000 });
    await expect(channel.send(outbound)).rejects.toMatchObject({ code: 'unreachable' });
    await channel.send(outbound);
    const [first, second, third] = given.map(({ tried }) => tried);
    expect([first, typeof second, third]).toEqual([undefined, 'number', second]);
  });

  it.each(['broken', 'failed', 'forbidden'] as const)(
    'is still looked for after a second try that is %s: that tells nothing of the first',
    async (second) => {
      const { channel, given } = openChannel(['unknown', second]);
      const outbound = outboundOf(conversation, shown('the price'));
      for (const _ of ['first', 'second']) await expect(channel.send(outbound)).rejects.toThrow();
      await channel.send(outbound);
      expect(given.map(({ tried }) => typeof tried)).toEqual(['undefined', 'number', 'number']);
    },
  );

  it('waits while no phone is linked, and goes to nobody from another number', async () => {
    const { channel, given, become } = openChannel([]);
    become({ state: 'qr' });
    await expect(channel.send(two())).rejects.toMatchObject({ code: 'unreachable', retryAfter: 5_000 });
    expect(channel.trouble()).toMatch(/link it/);
    become({ state: 'ready', own: '911111111111' });
    await expect(channel.send(two())).rejects.toMatchObject({ code: 'rejected' });
    expect(given).toEqual([]);
  });

  it('begins with its pictures, those that are still kept', async () => {
    const { channel, given } = openChannel([]);
    await channel.send(outboundOf(conversation, shown('look', { photos: ['kept', 'gone'] })));
    expect(given.map(({ body }) => body.kind)).toEqual(['picture', 'text']);
  });

  it('has a poll below its menu, but for who has written meanwhile', async () => {
    const choices = ['Yes', 'No'].map((label) => ({ id: label, label }));
    const menu = () => outboundOf(conversation, shown('is it so', { menu: 1, choices }));
    const { channel, given } = openChannel([], { polls: true });
    await channel.send(menu());
    expect(given.map(({ body }) => body.kind)).toEqual(['text', 'poll']);
    let listener: Parameters<Session['start']>[0] | undefined;
    const other = openChannel([], {
      polls: true,
      start: (listens) => {
        listener = listens;
      },
    });
    await other.channel.start(async () => undefined);
    other.whenGiven(() => void listener?.heard(saidBy('asha@c.us')));
    await other.channel.send(menu());
    expect(other.given.map(({ body }) => body.kind)).toEqual(['text']);
  });

  it.each(['failed', 'unknown', 'broken', 'forbidden'] as const)(
    'holds nothing up for a poll that is %s, nor tries it again',
    async (came) => {
      const choices = ['Yes', 'No'].map((label) => ({ id: label, label }));
      const pacing = { ...noPacing, window: 2, arrived: 1 };
      const { channel, given } = openChannel(['sent', came], { polls: true, pacing });
      const outbound = outboundOf(conversation, shown('is it so', { menu: 1, choices }));
      await channel.send(outbound);
      await channel.send(outbound);
      expect(given.map(({ body }) => body.kind)).toEqual(
        came === 'unknown' ? ['text', 'poll'] : ['text', 'poll', 'poll'],
      );
      expect(channel.trouble()).toBeUndefined();
    },
  );

  it('has a poll whose votes are taps on the menu that it was sent with', async () => {
    const choices = ['Yes', 'No'].map((label) => ({ id: label, label }));
    let listener: Parameters<Session['start']>[0] | undefined;
    const start: Session['start'] = (listens) => {
      listener = listens;
    };
    const { channel } = openChannel([], { polls: true, start });
    const heard: unknown[] = [];
    await channel.start(async ({ event }) => void heard.push(event));
    await channel.send(outboundOf(conversation, shown('is it so', { menu: 7, choices })));
    const vote = (poll: string) =>
      listener?.heard({ ...saidBy('asha@c.us'), type: 'vote', body: '', vote: { poll, option: 1 } });
    await vote('true_2');
    await vote('of nobody');
    expect(heard).toEqual([{ type: 'tap', menu: 7, index: 1 }]);
  });

  it('waits for the morning when nobody has asked, or until somebody does', async () => {
    const midnight = Date.parse('2026-11-23T00:00:00+05:30');
    const pacing = { ...noPacing, quiet: { from: 22 * 60, to: 7 * 60 } };
    let listener: Parameters<Session['start']>[0] | undefined;
    const start: Session['start'] = (listens) => {
      listener = listens;
    };
    const { channel, given } = openChannel([], { pacing, now: () => midnight, start });
    await channel.start(async () => undefined);
    const news = two();
    await expect(channel.send(news)).rejects.toMatchObject({
      code: 'rate-limited',
      retryAfter: 7 * 3_600_000,
    });
    expect(given).toEqual([]);
    await listener?.heard(saidBy('asha@c.us', midnight));
    await channel.send(news);
    expect(given).toHaveLength(2);
  });

  it.each([
    ['Asia/Kolkata', 'rate-limited'],
    ['America/New_York', undefined],
  ])('keeps the quiet hours of the shop’s clocks, in %s', async (zone, refused) => {
    const midnight = Date.parse('2026-11-23T00:00:00+05:30');
    const pacing = { ...noPacing, quiet: { from: 22 * 60, to: 7 * 60 } };
    const { channel } = openChannel([], { pacing, zone, now: () => midnight });
    const error = await channel.send(two()).catch((thrown: unknown) => thrown);
    expect((error as { readonly code?: string } | undefined)?.code).toBe(refused);
  });

  it('rests, and says so, when too few messages arrive', async () => {
    const pacing = { ...noPacing, window: 2, arrived: 0.5 };
    const { channel } = openChannel(['unknown', 'unknown'], { pacing });
    for (const words of ['one', 'two'])
      await channel.send(outboundOf(conversation, shown(words))).catch(() => undefined);
    await expect(channel.send(two())).rejects.toMatchObject({ code: 'rate-limited' });
    expect(channel.trouble()).toMatch(/rests/);
  });
});
