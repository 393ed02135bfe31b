import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createReceiver } from '#bots/slack/receiver.ts';
import { type Counter, noon, openCounter, secret } from './counter.ts';
import { messageEvent } from './deliveries.ts';
import { form, json, sendEvent, sendForm, sendInteraction, signed } from './line.ts';

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

describe('who may speak as Slack', () => {
  const body = JSON.stringify(messageEvent('Ev1'));
  const seconds = noon / 1000;

  it.each([
    ['forged with another secret', signed(body, 'somebody-else'), 'mismatch'],
    ['signed for another body', signed(`${body} `), 'mismatch'],
    ['older than five minutes', signed(body, secret, seconds - 301), 'stale'],
    ['from more than five minutes ahead', signed(body, secret, seconds + 301), 'future'],
    ['without headers', {}, 'missing'],
    ['without a signature', { 'x-slack-request-timestamp': `${seconds}` }, 'missing'],
    ['without a time', { 'x-slack-signature': 'v0=00' }, 'missing'],
    ['with a time that is no number', { ...signed(body), 'x-slack-request-timestamp': 'NaN' }, 'malformed'],
    [
      'with a time in another notation',
      { ...signed(body), 'x-slack-request-timestamp': '1.780272e9' },
      'malformed',
    ],
    ['with an unknown kind of signature', { ...signed(body), 'x-slack-signature': 'v1=00' }, 'mismatch'],
    ['with half a signature', { ...signed(body), 'x-slack-signature': 'v0' }, 'mismatch'],
  ])('turns away a request %s', async (_, headers, reason) => {
    const heard = vi.fn(async () => {});
    counter.app.message(heard);
    const response = await counter.post(body, { ...json, ...headers });
    expect(response.status).toBe(401);
    expect(counter.notices).toEqual([{ type: 'refused', reason }]);
    expect(heard).not.toHaveBeenCalled();
    expect(counter.kept.size).toBe(0);
  });

  it('takes the five minutes themselves', async () => {
    for (const at of [seconds - 300, seconds + 300]) {
      const response = await counter.post(body, { ...json, ...signed(body, secret, at) });
      expect(response.status).toBe(200);
    }
  });

  it('takes the old secret and the new one while they change', async () => {
    counter = openCounter({ secrets: ['the-secret-of-tomorrow', secret] });
    await counter.app.start();
    for (const by of ['the-secret-of-tomorrow', secret]) {
      const response = await counter.post(body, { ...json, ...signed(body, by) });
      expect(response.status).toBe(200);
    }
    const revoked = await counter.post(body, { ...json, ...signed(body, 'the-secret-of-yesterday') });
    expect(revoked.status).toBe(401);
  });

  it('does not come up without a secret', () => {
    const accept = async () => 'new' as const;
    expect(() => createReceiver({ secrets: [], accept })).toThrow('signing secret');
    expect(() => createReceiver({ secrets: [''], accept })).toThrow('signing secret');
  });

  it('answers the challenge of a new address, once it is signed', async () => {
    const challenge = { type: 'url_verification', challenge: '3eZbrw1a', token: 'x' };
    const response = await sendEvent(counter, challenge);
    expect([response.status, await response.json()]).toEqual([200, { challenge: '3eZbrw1a' }]);
    expect((await counter.post(JSON.stringify(challenge), json)).status).toBe(401);
  });

  it('answers a certificate check', async () => {
    expect((await sendForm(counter, { ssl_check: '1', token: 'x' })).status).toBe(200);
  });

  it.each([
    ['half a JSON', '{"type":', json],
    ['a JSON list', '[]', json],
    ['an event without an id', '{"type":"event_callback","event":{"type":"message"}}', json],
    ['an event that is none', '{"type":"event_callback","event_id":"E","event":5}', json],
    ['a form without a command', 'a=b', form],
    ['an interaction that is no JSON', 'payload=%7B', form],
    [
      'a tap on nothing',
      `payload=${encodeURIComponent('{"type":"block_actions","user":{"id":"U1"},"actions":[]}')}`,
      form,
    ],
  ])('calls %s malformed', async (_, text, headers) => {
    const response = await counter.post(text, { ...headers, ...signed(text) });
    expect(response.status).toBe(400);
    expect(counter.notices).toEqual([{ type: 'refused', reason: 'malformed' }]);
  });

  it('does not know of interactions that Slack may invent', async () => {
    expect((await sendInteraction(counter, { type: 'thought_reading' })).status).toBe(404);
  });
});

describe('how much may be said at once', () => {
  it('refuses more than 1 MiB by its announced length, before reading', async () => {
    const pulled = vi.fn();
    const body = new ReadableStream({ pull: pulled }, { highWaterMark: 0 });
    const headers = { ...json, 'content-length': String(1024 * 1024 + 1) };
    const request = new Request('http://haat.invalid/', { method: 'POST', body, headers, duplex: 'half' });
    expect((await counter.receiver.handle(request)).status).toBe(413);
    expect(pulled).not.toHaveBeenCalled();
  });

  it('stops reading what was not announced at 1 MiB', async () => {
    let sent = 0;
    const body = new ReadableStream({
      pull(controller) {
        sent += 65_536;
        controller.enqueue(new Uint8Array(65_536));
      },
    });
    const request = new Request('http://haat.invalid/', {
      method: 'POST',
      body,
      headers: json,
      duplex: 'half',
    });
    expect((await counter.receiver.handle(request)).status).toBe(413);
    expect(sent).toBeLessThan(1024 * 1024 + 4 * 65_536);
    expect(counter.notices).toEqual([{ type: 'refused', reason: 'too-large' }]);
  });

  it('takes 1 MiB to the byte', async () => {
    const start = JSON.stringify(messageEvent('Ev1', ''));
    const text = 'x'.repeat(1024 * 1024 - start.length);
    expect((await sendEvent(counter, messageEvent('Ev1', text))).status).toBe(200);
  });

  it('forgets a request that broke off', async () => {
    const body = new ReadableStream({ pull: (controller) => controller.error(new Error('connection lost')) });
    const request = new Request('http://haat.invalid/', {
      method: 'POST',
      body,
      headers: json,
      duplex: 'half',
    });
    expect((await counter.receiver.handle(request)).status).toBe(400);
    await counter.receiver.stop();
  });
});

describe('opening and closing', () => {
  it('is closed before the app starts and after it stops', async () => {
    counter = openCounter();
    expect((await sendEvent(counter, messageEvent('Ev1'))).status).toBe(503);
    await counter.app.start();
    expect((await sendEvent(counter, messageEvent('Ev1'))).status).toBe(200);
    await counter.app.stop();
    expect((await sendEvent(counter, messageEvent('Ev2'))).status).toBe(503);
    expect([...counter.kept.keys()]).toEqual(['event:Ev1']);
  });

  it('finishes what it has taken before it is closed', async () => {
    const work = gate();
    const told: string[] = [];
    counter.app.message(async () => {
      await work.opened;
      told.push('done');
    });
    await sendEvent(counter, messageEvent('Ev1'));
    const closed = counter.app.stop().then(() => told.push('closed'));
    expect((await sendEvent(counter, messageEvent('Ev2'))).status).toBe(503);
    work.open();
    await closed;
    expect(told).toEqual(['done', 'closed']);
    expect(counter.outcomes).toEqual([['event:Ev1', 'handled']]);
  });
});
