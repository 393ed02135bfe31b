import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Counter, openCounter, secret } from './counter.ts';
import { command, messageEvent, submission, tap } from './deliveries.ts';
import { json, sendEvent, sendForm, sendInteraction, signed } from './line.ts';

let counter: Counter;

beforeEach(async () => {
  counter = openCounter();
  await counter.app.start();
});

/** A promise that somebody else settles. */
function gate() {
  let open: () => void = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

describe('an event', () => {
  it('is kept, byte by byte, before Slack hears of it', async () => {
    const told: string[] = [];
    counter = openCounter({
      async accept({ raw, kind, key }) {
        expect(JSON.parse(Buffer.from(raw).toString())).toEqual(messageEvent('Ev1', 'naïve \u0000 🙂'));
        expect({ kind, key }).toEqual({ kind: 'event', key: 'event:Ev1' });
        told.push('kept');
        return 'new';
      },
    });
    await counter.app.start();
    counter.app.message(async () => void told.push('heard'));
    const response = await sendEvent(counter, messageEvent('Ev1', 'naïve \u0000 🙂'));
    told.push('answered');
    await counter.receiver.stop();
    expect(response.status).toBe(200);
    expect(told[0]).toBe('kept');
    expect(told).toHaveLength(3);
    expect(counter.outcomes).toEqual([['event:Ev1', 'handled']]);
  });

  it('runs once, however often Slack sends it', async () => {
    const heard = vi.fn(async () => {});
    counter.app.message(heard);
    await sendEvent(counter, messageEvent('Ev1'));
    for (const again of ['1', '2', '3']) {
      const retry = { 'x-slack-retry-num': again, 'x-slack-retry-reason': 'http_timeout' };
      const response = await sendEvent(counter, messageEvent('Ev1'), retry);
      expect([response.status, response.headers.get('x-slack-no-retry')]).toEqual([200, '1']);
    }
    await counter.receiver.stop();
    expect(heard).toHaveBeenCalledTimes(1);
    expect(counter.outcomes).toHaveLength(1);
  });

  it('runs as a retry when the first try never arrived', async () => {
    const seen: unknown[] = [];
    counter.app.message(async ({ context }) => void seen.push([context.retryNum, context.retryReason]));
    const retry = { 'x-slack-retry-num': '2', 'x-slack-retry-reason': 'connection_failed' };
    expect((await sendEvent(counter, messageEvent('Ev1'), retry)).headers.get('x-slack-no-retry')).toBeNull();
    await counter.receiver.stop();
    expect(seen).toEqual([[2, 'connection_failed']]);
  });

  it('is left to be sent again when it could not be kept', async () => {
    const heard = vi.fn(async () => {});
    counter = openCounter({ accept: () => Promise.reject(new Error('no database')) });
    await counter.app.start();
    counter.app.message(heard);
    const response = await sendEvent(counter, messageEvent('Ev1'));
    expect([response.status, response.headers.get('x-slack-no-retry')]).toEqual([503, null]);
    expect(heard).not.toHaveBeenCalled();
    expect(counter.notices).toMatchObject([{ type: 'not-kept', key: 'event:Ev1' }]);
  });

  it('runs after all when keeping it took longer than Slack waits', async () => {
    const store = gate();
    const heard = vi.fn(async () => {});
    counter = openCounter({ ackWithin: 20, accept: () => store.opened.then(() => 'new') });
    await counter.app.start();
    counter.app.message(heard);
    expect((await sendEvent(counter, messageEvent('Ev1'))).status).toBe(503);
    store.open();
    await counter.receiver.stop();
    expect(heard).toHaveBeenCalledTimes(1);
    expect(counter.outcomes).toEqual([['event:Ev1', 'handled']]);
  });

  it('counts as failed when its listener breaks, and can be run again from what was kept', async () => {
    const heard = vi.fn(async () => {}).mockRejectedValueOnce(new Error('no database'));
    counter.app.message(heard);
    counter.app.error(async (error) => Promise.reject(error));
    expect((await sendEvent(counter, messageEvent('Ev1'))).status).toBe(200);
    await counter.receiver.stop();
    expect(counter.outcomes).toEqual([['event:Ev1', 'failed']]);
    const [delivery] = counter.kept.values();
    expect(delivery && (await counter.receiver.replay(delivery))).toBe('handled');
    expect(heard).toHaveBeenCalledTimes(2);
  });

  it('of our own making is ignored', async () => {
    const heard = vi.fn(async () => {});
    counter.app.message(heard);
    const own = messageEvent('Ev1');
    await sendEvent(counter, { ...own, event: { ...own.event, user: 'U0BOT' } });
    await counter.receiver.stop();
    expect(heard).not.toHaveBeenCalled();
  });

  it('that was held back by Slack is reported, not lost in silence', async () => {
    expect((await sendEvent(counter, { type: 'app_rate_limited', team_id: 'T1' })).status).toBe(200);
    expect(counter.notices).toEqual([{ type: 'held-back' }]);
  });
});

describe('what a person does', () => {
  it('is acknowledged with the tap itself', async () => {
    const taps: unknown[] = [];
    counter.app.action('claim', async ({ ack, action }) => {
      await ack();
      taps.push('value' in action && action.value);
    });
    const response = await sendInteraction(counter, tap('t1'));
    expect([response.status, await response.text()]).toEqual([200, '']);
    await counter.receiver.stop();
    expect(taps).toEqual(['B-1']);
    expect([...counter.kept.keys()]).toEqual(['action:t1:1780272000.1']);
  });

  it('counts twice when it is done twice, once when it is only sent twice', async () => {
    const heard = vi.fn(async ({ ack }: { ack: () => Promise<void> }) => ack());
    counter.app.action('claim', heard);
    await sendInteraction(counter, tap('t1'));
    await sendInteraction(counter, tap('t1'));
    await sendInteraction(counter, tap('t2', '1780272000.2'));
    await counter.receiver.stop();
    expect(heard).toHaveBeenCalledTimes(2);
  });

  it('gets a form back with its errors, and may send it again', async () => {
    let tries = 0;
    counter.app.view('price', async ({ ack }) => {
      tries++;
      if (tries === 1) await ack({ response_action: 'errors', errors: { amount: 'Whole rupees, please.' } });
      else await ack();
    });
    const first = await sendInteraction(counter, submission('t1'));
    expect(await first.json()).toEqual({
      response_action: 'errors',
      errors: { amount: 'Whole rupees, please.' },
    });
    const second = await sendInteraction(counter, submission('t2'));
    expect([second.status, await second.text(), tries]).toEqual([200, '', 2]);
  });

  it('may be a command that is answered in words or blocks', async () => {
    counter.app.command('/orders', async ({ ack, command: { text } }) => {
      if (text === 'open') await ack('None is open.');
      else await ack({ response_type: 'in_channel', text: 'All done.' });
    });
    const words = await sendForm(counter, command('t1'));
    expect([words.headers.get('content-type'), await words.text()]).toEqual([
      'text/plain;charset=UTF-8',
      'None is open.',
    ]);
    const blocks = await sendForm(counter, { ...command('t2'), text: 'all' });
    expect(await blocks.json()).toEqual({ response_type: 'in_channel', text: 'All done.' });
  });

  it('asks a menu for its options as often as it likes', async () => {
    counter.app.options('store', async ({ ack }) => ack({ options: [] }));
    const ask = {
      type: 'block_suggestion',
      user: { id: 'U1' },
      team: { id: 'T1' },
      action_id: 'store',
      value: 'a',
    };
    for (const _ of [1, 2])
      expect(await (await sendInteraction(counter, ask)).json()).toEqual({ options: [] });
    expect(counter.kept.size).toBe(0);
  });

  it('is told at once when nobody listens', async () => {
    expect((await sendInteraction(counter, tap('t1'))).status).toBe(404);
    await counter.receiver.stop();
    expect(counter.outcomes).toEqual([['action:t1:1780272000.1', 'dropped']]);
  });

  it('fails in the open when the listener breaks before it answers, and is not run again', async () => {
    counter.app.action('claim', async () => Promise.reject(new Error('no database')));
    counter.app.error(async (error) => Promise.reject(error));
    expect((await sendInteraction(counter, tap('t1'))).status).toBe(500);
    await counter.receiver.stop();
    expect(counter.outcomes).toEqual([['action:t1:1780272000.1', 'dropped']]);
  });

  it('has to be run again when the listener breaks after it answered', async () => {
    counter.app.action('claim', async ({ ack }) => {
      await ack();
      throw new Error('no database');
    });
    counter.app.error(async (error) => Promise.reject(error));
    expect((await sendInteraction(counter, tap('t1'))).status).toBe(200);
    await counter.receiver.stop();
    expect(counter.outcomes).toEqual([['action:t1:1780272000.1', 'failed']]);
  });

  it('is answered 503 before Slack gives up, and a late answer does no harm', async () => {
    const work = gate();
    counter = openCounter({ ackWithin: 20 });
    await counter.app.start();
    counter.app.action('claim', async ({ ack }) => {
      await work.opened;
      await ack();
    });
    expect((await sendInteraction(counter, tap('t1'))).status).toBe(503);
    expect(counter.notices).toEqual([{ type: 'late', key: 'action:t1:1780272000.1', kind: 'action' }]);
    work.open();
    await counter.receiver.stop();
    expect(counter.outcomes).toEqual([['action:t1:1780272000.1', 'handled']]);
  });

  it('does not happen after Slack has shown that it failed', async () => {
    const store = gate();
    const heard = vi.fn(async ({ ack }: { ack: () => Promise<void> }) => ack());
    counter = openCounter({ ackWithin: 20, accept: () => store.opened.then(() => 'new') });
    await counter.app.start();
    counter.app.action('claim', heard);
    expect((await sendInteraction(counter, tap('t1'))).status).toBe(503);
    store.open();
    await counter.receiver.stop();
    expect(heard).not.toHaveBeenCalled();
    expect(counter.outcomes).toEqual([['action:t1:1780272000.1', 'dropped']]);
  });

  it('is told of a listener that answers twice', async () => {
    counter.app.action('claim', async ({ ack }) => {
      await ack();
      await ack();
    });
    counter.app.error(async (error) => Promise.reject(error));
    expect((await sendInteraction(counter, tap('t1'))).status).toBe(200);
    await counter.receiver.stop();
    expect(counter.notices).toMatchObject([{ type: 'not-handled', key: 'action:t1:1780272000.1' }]);
  });
});

describe('what is written down', () => {
  afterEach(() => vi.restoreAllMocks());

  it('never holds what people wrote, nor a secret', async () => {
    const lines: unknown[] = [];
    for (const level of ['debug', 'info', 'log', 'warn', 'error'] as const)
      vi.spyOn(console, level).mockImplementation((...args) => void lines.push(args));
    counter.app.action('claim', async () => Promise.reject(new Error('no database')));
    const words = 'Aadhaar 4567 8901 2345';
    const body = JSON.stringify(messageEvent('Ev1', words));
    await counter.post(body, json);
    await counter.post(body, { ...json, ...signed(body, 'forged') });
    await counter.post(`{"${words}`, { ...json, ...signed(`{"${words}`) });
    await sendInteraction(counter, { ...tap('t1'), message: { text: words } });
    await sendEvent(counter, messageEvent('Ev2', words));
    await counter.receiver.stop();
    const written = [...lines, ...counter.notices].map((line) =>
      JSON.stringify(line, (_, value) =>
        value instanceof Error ? `${value.stack}${JSON.stringify(value)}` : value,
      ),
    );
    expect(written.length).toBeGreaterThan(3);
    for (const line of written) {
      expect(line).not.toContain('4567');
      expect(line).not.toContain(secret);
    }
  });
});
