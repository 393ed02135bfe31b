import { type Api, Bot, type Context, type Middleware } from 'grammy';
import postgres from 'postgres';
import type { Contender } from '../contender.ts';
import { countOrders, createTables } from '../contenders/tables.ts';
import { textsOf, trivialFlow } from '../trivial.ts';
import { openStorage, type Storage } from './storage.ts';

/** What is used of the package, which need not be installed for this file to compile. */
type Replayed = {
  waitFor(filter: string): Promise<{ readonly message: { readonly text: string } }>;
  external<T>(work: () => Promise<T>): Promise<T>;
};
type Entering = Context & { readonly conversation: { enter(name: string): Promise<void> } };
type Script = (conversation: Replayed, ctx: Context) => Promise<void>;
type Plugin = {
  conversations(options: unknown): Middleware<Context>;
  createConversation(script: Script, name: string): Middleware<Context>;
};

/** Answers every call of the Bot API without a network. */
const stub = async () => ({
  json: async () => ({ ok: true, result: { message_id: 1, date: 0, chat: { id: 1, type: 'private' } } }),
});
const me = { id: 7001, is_bot: true, first_name: 'bench', username: 'bench_bot' };

/** grammY with its conversations plugin and the Postgres storage of its makers. Rejects when a package is not installed. */
export async function conversations(questions: number): Promise<Contender> {
  const name = '@grammyjs/conversations';
  const plugin: Plugin = await import(name);
  let sql: postgres.Sql;
  let storage: Storage;
  const order = async (chat: number, data: unknown): Promise<void> => {
    const insert = `insert into orders (conv_id, phone, pincode, slot, total, data)
      values ($1, '+919812345678', '560038', 'slot', 17100, $2::jsonb)`;
    await sql.unsafe(insert, [chat, data] as never[], { prepare: true });
  };
  const texts = textsOf(questions);
  const client = { fetch: stub } as unknown as NonNullable<ConstructorParameters<typeof Api>[1]>;
  const bot = new Bot('7001:token', { botInfo: me as never, client });
  return {
    name,
    texts: () => texts,
    start: async ({ url }) => {
      sql = postgres(url, { max: 10, onnotice: () => {} });
      await createTables(sql);
      storage = await openStorage(url);
      bot.use(
        plugin.conversations({ storage: { type: 'key', version: 0, adapter: storage.adapter } }),
        plugin.createConversation(scriptOf(questions, order), 'sell'),
      );
      bot.on('message', (ctx) => (ctx as unknown as Entering).conversation.enter('sell'));
    },
    turn: (id, text, update) => {
      const from = { id, is_bot: false, first_name: 'Asha' };
      const chat = { id, type: 'private', first_name: 'Asha' };
      const message = { message_id: update, date: 1_700_000_000, text, chat, from };
      return bot.handleUpdate({ update_id: update, message } as never);
    },
    settled: async () => {},
    orders: () => countOrders(sql),
    stop: async () => {
      await storage.end();
      await sql.end();
    },
  };
}

/** The dialogue as the plugin wants it: a function that waits for each answer. */
function scriptOf(questions: number, place: (chat: number, order: unknown) => Promise<void>): Script {
  const decide = trivialFlow(questions);
  const [opening = ''] = textsOf(questions);
  return async (conversation, ctx) => {
    let { state, reply } = decide(null, opening);
    await ctx.reply(reply);
    for (let step = 1; step <= questions; step++) {
      const { message } = await conversation.waitFor('message:text');
      const { order, ...next } = decide(state, message.text);
      if (order) await conversation.external(() => place(ctx.chat?.id ?? 0, order));
      ({ state, reply } = next);
      await ctx.reply(reply);
    }
  };
}
