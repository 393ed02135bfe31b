import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type Running, start } from '#bots/start.ts';
import { databaseKinds, testDatabaseUrl } from '../support/database.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

type Haat = Extract<Running, { ok: true }>;

async function run(environment: Readonly<Record<string, string>>): Promise<Haat> {
  const running = await start({ PORT: '0', LOG_LEVEL: 'silent', ...environment });
  if (!running.ok) throw new Error(running.faults.join('\n'));
  return running;
}

async function says({ url, counter }: Haat, id: string, event: object): Promise<void> {
  const response = await fetch(`${url}/playground/say`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ as: 'asha', id, language: 'en', event }),
  });
  expect(response.status).toBe(204);
  await counter.outbox.idle();
}

/** The chat as a page is told of it when it connects. */
async function chat({ url }: Haat): Promise<{ met: boolean; bubbles: readonly unknown[] }> {
  const response = await fetch(`${url}/playground/events?as=asha`);
  let told = '';
  for await (const chunk of response.body ?? []) {
    told += Buffer.from(chunk).toString();
    const [, state] = /event: state\ndata: (.*)\n\n/.exec(told) ?? [];
    if (state) return JSON.parse(state);
  }
  throw new Error('the page was told nothing');
}

async function board({ url }: Haat): Promise<string> {
  const query = new URLSearchParams({ by: 'playground:meera', view: 'waiting', lang: 'en' });
  return (await fetch(`${url}/playground/board?${query}`)).text();
}

describe.each(databaseKinds)('a playground that is started again, on %s', (kind) => {
  it('S0-15: shows the chat, and on the board what the customer wrote to our people, as before', async () => {
    const DATA_DIR = mkdtempSync(join(tmpdir(), 'haat-again-'));
    closing.push(() => rmSync(DATA_DIR, { recursive: true, force: true }));
    const environment = {
      DATA_DIR,
      ...(kind === 'postgres' ? { DATABASE_URL: await testDatabaseUrl() } : {}),
    };
    const first = await run(environment);
    await says(first, 'm1', { type: 'start' });
    await says(first, 'm2', { type: 'text', text: 'talk to a person' });
    await says(first, 'm3', { type: 'text', text: 'My charger is missing' });
    const before = await chat(first);
    expect(JSON.stringify(before)).toContain('My charger is missing');
    expect(await board(first)).toContain('"relayed":["My charger is missing"]');
    await first.stop();

    const again = await run(environment);
    closing.push(() => again.stop());
    expect(await chat(again)).toEqual({ ...before, met: true });
    const shown = await board(again);
    expect(shown).toContain('"relayed":["My charger is missing"]');
    expect(shown).not.toContain('is not kept here');
    await says(again, 'm4', { type: 'text', text: 'The box, too' });
    expect(await board(again)).toContain('"relayed":["My charger is missing","The box, too"]');
  }, 120_000);
});
