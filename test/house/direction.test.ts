import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';

const run = promisify(execFile);

/** A small tree that keeps every rule. */
const decent: Readonly<Record<string, string>> = {
  'core/shared/money.ts': `import { z } from 'zod'; import { Temporal } from 'temporal-polyfill'; export const money = [z, Temporal];`,
  'core/customers/index.ts': `export { phone } from './phone.ts';`,
  'core/customers/phone.ts': `import parse from 'libphonenumber-js'; export const phone = parse;`,
  'core/quoting/index.ts': `export { price } from './price.ts';`,
  'core/quoting/price.ts': `import { phone } from '../customers/index.ts'; import { money } from '../shared/money.ts'; export const price = [phone, money];`,
  'core/conversation/copy-key.ts': `import type quoting from '../../prompts/en/quoting.json'; export type CopyKey = keyof typeof quoting;`,
  'core/conversation/message.ts': `import type { CopyKey } from './copy-key.ts'; export type Message = CopyKey;`,
  'prompts/en/quoting.json': '{}',
  'db/client/index.ts': `export { open } from './open.ts';`,
  'db/client/open.ts': `export const open = () => import('postgres');`,
  'db/orders/index.ts': `import { price } from '#core/quoting/index.ts'; import { open } from '../client/index.ts'; export const orders = [price, open];`,
  'bots/shell/send.ts': `import { orders } from '#db/orders/index.ts'; export const send = orders;`,
  'bots/telegram/bot.ts': `import { Bot } from 'grammy'; import { send } from '../shell/send.ts'; export const bot = [Bot, send];`,
  'bots/slack/bot.ts': `import { App } from '@slack/bolt'; export const slack = App;`,
  'bots/main.ts': `import './telegram/bot.ts'; import './slack/bot.ts';`,
  'test/support/fakes.ts': `import '../../bots/main.ts'; export const fake = 1;`,
};

/** One file that breaks a rule, and the rule that must refuse it. */
const planted: readonly (readonly [rule: string, path: string, content: string])[] = [
  [
    'core-is-pure',
    'core/quoting/bad-1.ts',
    `import { readFileSync } from 'node:fs'; export const x = readFileSync;`,
  ],
  ['core-is-pure', 'core/quoting/bad-2.ts', `import parse from 'libphonenumber-js'; export const x = parse;`],
  [
    'core-is-pure',
    'core/quoting/bad-3.ts',
    `import type { send } from '../../bots/shell/send.ts'; export type X = typeof send;`,
  ],
  ['core-is-pure', 'core/quoting/bad-4.ts', `export const x = () => import('#db/orders/index.ts');`],
  [
    'core-is-pure',
    'core/conversation/bad.ts',
    `import copy from '../../prompts/en/quoting.json'; export const x = copy;`,
  ],
  [
    'core-is-pure-but-for-phone-numbers',
    'core/customers/bad.ts',
    `import { Temporal } from 'temporal-polyfill'; export const x = Temporal;`,
  ],
  [
    'core-is-pure-but-for-the-calendar',
    'core/shared/bad-1.ts',
    `import parse from 'libphonenumber-js'; export const x = parse;`,
  ],
  [
    'areas-meet-at-the-door',
    'core/quoting/bad-5.ts',
    `import type { phone } from '../customers/phone.ts'; export type X = typeof phone;`,
  ],
  [
    'shared-knows-nobody',
    'core/shared/bad-2.ts',
    `import { price } from '../quoting/index.ts'; export const x = price;`,
  ],
  [
    'db-knows-no-bot',
    'db/orders/bad-1.ts',
    `import type { send } from '../../bots/shell/send.ts'; export type X = typeof send;`,
  ],
  [
    'channels-do-not-meet',
    'bots/telegram/bad-1.ts',
    `import { slack } from '../slack/bot.ts'; export const x = slack;`,
  ],
  [
    'channels-do-not-meet',
    'bots/shell/bad-1.ts',
    `import { bot } from '../telegram/bot.ts'; export const x = bot;`,
  ],
  [
    'grammy-lives-in-telegram',
    'bots/shell/bad-2.ts',
    `import type { Bot } from 'grammy'; export type X = Bot;`,
  ],
  [
    'slack-sdk-lives-in-slack',
    'bots/telegram/bad-2.ts',
    `import { App } from '@slack/bolt'; export const x = App;`,
  ],
  [
    'the-browser-lives-in-its-process',
    'bots/whatsapp/web/bad.ts',
    `import { Client } from 'whatsapp-web.js'; export const x = Client;`,
  ],
  [
    'the-session-knows-no-shop',
    'bots/whatsapp/web/session/bad.ts',
    `import { send } from '../../../shell/send.ts'; export const x = send;`,
  ],
  [
    'sql-lives-in-db',
    'bots/shell/bad-3.ts',
    `import { eq } from 'drizzle-orm/pg-core'; export const x = eq;`,
  ],
  ['sql-lives-in-db', 'bots/shell/bad-4.ts', `export const x = () => import('postgres');`],
  [
    'the-client-has-a-door',
    'db/orders/bad-2.ts',
    `import { open } from '../client/open.ts'; export const x = open;`,
  ],
  [
    'no-tests-in-product',
    'bots/shell/bad-5.ts',
    `import { fake } from '../../test/support/fakes.ts'; export const x = fake;`,
  ],
  [
    'no-cycles',
    'db/orders/bad-3.ts',
    `import type { y } from './bad-4.ts'; export const x = 1; export type Y = typeof y;`,
  ],
  [
    'no-strangers',
    'bots/shell/bad-6.ts',
    `import { nothing } from './nowhere.ts'; export const x = nothing;`,
  ],
  ['no-orphans', 'bots/shell/bad-7.ts', `export const lonely = 1;`],
];

const packages = [
  'zod',
  'temporal-polyfill',
  'libphonenumber-js',
  'postgres',
  'drizzle-orm',
  'grammy',
  '@slack/bolt',
  'whatsapp-web.js',
];

const rules = resolve('.dependency-cruiser.cjs');

let tree: string;
beforeEach(() => {
  tree = mkdtempSync(join(tmpdir(), 'haat-direction-'));
  write(
    'package.json',
    '{"type":"module","imports":{"#core/*":"./core/*","#db/*":"./db/*","#bots/*":"./bots/*"}}',
  );
  for (const name of packages) {
    write(
      `node_modules/${name}/package.json`,
      JSON.stringify({ name, exports: { '.': './a.js', './*': './a.js' } }),
    );
    write(`node_modules/${name}/a.js`, '');
  }
  for (const [path, content] of Object.entries(decent)) write(path, content);
});
afterEach(() => rmSync(tree, { recursive: true, force: true }));

function write(path: string, content: string): void {
  mkdirSync(dirname(join(tree, path)), { recursive: true });
  writeFileSync(join(tree, path), content);
}

type Violation = { readonly rule: { readonly name: string }; readonly from: string };

async function violations(): Promise<string[]> {
  const cruiser = resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const folders = ['core', 'db', 'bots', 'test'];
  const { stdout } = await run(process.execPath, [cruiser, '--config', rules, '-T', 'json', ...folders], {
    cwd: tree,
  });
  const found: { summary: { violations: Violation[] } } = JSON.parse(stdout);
  return found.summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`);
}

it('lets a decent tree pass', async () => {
  expect(await violations()).toEqual([]);
});

it('refuses each planted import by the rule that forbids it', async () => {
  for (const [, path, content] of planted) write(path, content);
  // A copy-key file that reads something else replaces the decent one.
  write('core/conversation/copy-key.ts', `import { x } from './other.ts'; export type CopyKey = typeof x;`);
  write('core/conversation/other.ts', `import { z } from 'zod'; export const x = z;`);
  // The other half of a cycle.
  write('db/orders/bad-4.ts', `import { x } from './bad-3.ts'; export const y = x;`);
  const found = await violations();
  for (const [rule, path] of planted) expect(found).toContain(`${rule}: ${path}`);
  expect(found).toContain('copy-is-a-type: core/conversation/copy-key.ts');
  const { forbidden }: { forbidden: { name: string }[] } = createRequire(import.meta.url)(rules);
  const broken = new Set(found.map((each) => each.split(':')[0]));
  expect(forbidden.filter(({ name }) => !broken.has(name))).toEqual([]);
});
