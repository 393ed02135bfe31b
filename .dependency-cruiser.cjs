const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });
const npm = (...packages) => `^(node_modules/)?(${packages.join('|')})(/|$)`;

module.exports = {
  forbidden: [
    forbid(
      'core-is-pure',
      'core decides: it imports itself and zod, its customers the phone numbers, its floor the calendar',
      { path: '^core/([^/]+)/', pathNot: ['^core/customers/', '^core/shared/', '^core/conversation/copy-key\\.ts$'] },
      { pathNot: ['^core/', npm('zod')] },
    ),
    forbid(
      'core-is-pure-but-for-phone-numbers',
      'core/customers reads phone numbers with libphonenumber-js',
      { path: '^core/customers/' },
      { pathNot: ['^core/', npm('zod', 'libphonenumber-js')] },
    ),
    forbid(
      'core-is-pure-but-for-the-calendar',
      'core/shared counts in time zones with temporal-polyfill',
      { path: '^core/shared/' },
      { pathNot: ['^core/', npm('zod', 'temporal-polyfill')] },
    ),
    forbid(
      'copy-is-a-type',
      'core sees the names of the copy, never the copy (that it is a type is checked by scripts/check/house.ts)',
      { path: '^core/conversation/copy-key\\.ts$' },
      { pathNot: '^prompts/en/[^/]+\\.json$' },
    ),
    forbid(
      'areas-meet-at-the-door',
      'an area uses shared, conversation, or another area through its index',
      { path: '^core/([^/]+)/' },
      { path: '^core/', pathNot: ['^core/$1/', '^core/(shared|conversation)/', '^core/[^/]+/index\\.ts$'] },
    ),
    forbid('shared-knows-nobody', 'shared is the floor', { path: '^core/shared/' }, { path: '^core/(?!shared/)' }),
    forbid('db-knows-no-bot', 'storage may import core, never a channel', { path: '^db/' }, { path: '^(bots|scripts)/' }),
    forbid(
      'channels-do-not-meet',
      'what channels share is bots/shell, bots/operators and the ports of the providers; bots/main.ts puts them together',
      { path: '^bots/([^/]+)/' },
      { path: '^bots/', pathNot: ['^bots/$1/', '^bots/(shell|operators)/', '^bots/providers/[^/]+/port\\.ts$'] },
    ),
    forbid(
      'grammy-lives-in-telegram',
      'a channel SDK is imported in its own folder (and by what the benchmark compares us with)',
      { pathNot: '^(bots/telegram|test|scripts/bench/peers)/' },
      { path: npm('grammy', '@grammyjs/[^/]+') },
    ),
    forbid(
      'slack-sdk-lives-in-slack',
      'a channel SDK is imported in its own folder',
      { pathNot: '^(bots/slack|test)/' },
      { path: npm('@slack/[^/]+') },
    ),
    forbid(
      'the-browser-lives-in-its-process',
      'whatsapp-web.js is loaded by the process that has the browser, and nothing else of Haat is',
      { pathNot: '^(bots/whatsapp/web/session|test)/' },
      { path: npm('whatsapp-web\\.js', 'puppeteer', 'puppeteer-core') },
    ),
    forbid(
      'the-session-knows-no-shop',
      'it speaks with Haat by the protocol only',
      { path: '^bots/whatsapp/web/session/' },
      { path: '^(bots|core|db|prompts)/', pathNot: '^bots/whatsapp/web/(session/|(protocol|states|session-settings|limits)\\.ts$)' },
    ),
    forbid(
      'sql-lives-in-db',
      'the builder and the drivers are imported in db (and by what the benchmark compares us with)',
      { pathNot: ['^(db|test|scripts/bench)/', '^drizzle\\.config\\.ts$'] },
      { path: npm('drizzle-orm', 'postgres', 'pg', '@electric-sql/pglite') },
    ),
    forbid(
      'the-client-has-a-door',
      'what makes transactions safe is inside: others use its index',
      { pathNot: ['^db/client/', '^db/migrate\\.ts$', '^test/'] },
      { path: '^db/client/', pathNot: '^db/client/index\\.ts$' },
    ),
    forbid(
      'no-tests-in-product',
      'nothing imports test but the benchmark, which starts the same Postgres',
      { pathNot: '^(test|scripts/bench)/' },
      { path: '^test/' },
    ),
    forbid('no-cycles', 'no file can reach itself', {}, { circular: true }),
    forbid('no-strangers', 'every import is found', {}, { couldNotResolve: true }),
    forbid(
      'no-orphans',
      'every file is used',
      { orphan: true, pathNot: ['^(scripts|test|prompts)/', '^bots/main\\.ts$', '^bots/whatsapp/web/session/program\\.ts$', '^[^/]+$'] },
      {},
    ),
  ],
  options: {
    // TypeScript 7 has no compiler API. swc's parser sees type-only and dynamic imports too.
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
