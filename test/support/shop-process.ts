import { createInterface } from 'node:readline';
import { openCounter } from '#bots/counter.ts';
import { createLog } from '#bots/log.ts';
import { deriveSecrets } from '#bots/secrets.ts';
import type { Channel } from '#bots/shell/channel.ts';
import { openDatabase } from '#db/client/index.ts';
import { testSecret } from './open-shop.ts';

/**
 * A shop in a process of its own, to be killed: `{ id, conversation, text }` a line comes in, `{ ack: id }` goes out once it is
 * durable, `{ lost: id }` when it could not be kept, `{ ready: true }` at the start. What it says goes nowhere.
 */
const tell = (line: unknown): void => void process.stdout.write(`${JSON.stringify(line)}\n`);
const url = process.env.DATABASE_URL;
const counter = await openCounter({
  database: await openDatabase(
    url ? { url, size: { lanes: 2, slots: 2 } } : { dataDir: String(process.env.DATA_DIR) },
  ),
  secrets: deriveSecrets(testSecret),
  settings: { HIGH_VALUE_INR: 40_000, SUPPORTED_YEARS: 5, PRICING_OWNER: 'Mohsin' },
  log: createLog('silent', false),
});
const wire: Channel = {
  name: 'test',
  start: async () => {},
  stop: async () => {},
  send: async () => {},
  trouble: () => undefined,
};
await counter.addChannel(wire);
tell({ ready: true });

createInterface({ input: process.stdin }).on('line', (line) => {
  const { id, conversation, text } = JSON.parse(line) as Record<'id' | 'conversation' | 'text', string>;
  const event = text === '/start' ? ({ type: 'start' } as const) : ({ type: 'text', text } as const);
  counter.accept({ id, conversation, at: Date.now(), event, sender: {} }).then(
    () => tell({ ack: id }),
    () => tell({ lost: id }),
  );
});
