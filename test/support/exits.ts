import { expect } from 'vitest';
import { telegramChannel } from '#bots/telegram/index.ts';
import { type EventType, lifecycle, type OrderStatus } from '#core/buyback/index.ts';
import { actForCustomer, actOnOrder } from '#db/orders/index.ts';
import type { SlackShop } from '../bots/slack/open-slack-shop.ts';
import { team } from '../bots/slack/team.ts';
import { writeOrder } from '../db/an-order-store.ts';
import { startTelegram } from '../standins/telegram/index.ts';
import { anImei } from './an-imei.ts';
import { wishes } from './exit-wishes.ts';
import type { Network } from './network.ts';
import { testSecret } from './open-shop.ts';
import { type Sale, type Sold, sellsByTyping } from './typing.ts';

const token = '7001:telegram-test-token';

type Values = Readonly<Record<string, string>>;

/** Rows of the lifecycle, as `stage event`. */
export const allRows = (Object.keys(lifecycle) as OrderStatus[]).flatMap((status) =>
  (Object.keys(lifecycle[status]) as EventType[]).map((event) => `${status} ${event}`),
);

let people = 40;
let phones = 0;

const freshPhone = (): string => `98765${String(++phones).padStart(5, '0')}`;

/** Customers with Telegram, each in a chat of their own. */
async function onTelegram({ counter }: SlackShop) {
  const telegram = await startTelegram({ token });
  const log = { info: () => {}, warn: () => {} };
  await counter.addChannel(
    telegramChannel({ token, secret: testSecret, copy: counter.copy, apiRoot: telegram.url, log }),
  );
  const stranger = () => {
    const id = ++people;
    const customer = telegram.person({ id, name: 'Asha', languageCode: 'en', hasStarted: true });
    return { customer, conversation: `telegram:7001:${id}` };
  };
  return { telegram, stranger };
}

/** While it is paused, orders stay where no other order is ever seen: what follows of anything waits. */
function pausing(shop: SlackShop) {
  const { outbox } = shop.counter;
  let isPaused = false;
  return {
    settled: async () => {
      if (!isPaused) await shop.settled();
    },
    paused: async <T>(work: () => Promise<T>): Promise<T> => {
      await shop.settled();
      await outbox.stop();
      isPaused = true;
      try {
        return await work();
      } finally {
        isPaused = false;
        await outbox.start();
        await shop.settled();
      }
    },
  };
}

/** Where orders stand, and which rows of the lifecycle were fired for any of them. */
const looking = ({ database }: SlackShop) => {
  const status = async (number: string) => {
    const [row] = await database.query<{ status: string }>('select status from orders where number = $1', [
      number,
    ]);
    return row?.status;
  };
  const moves = async (number: string): Promise<number> => {
    const [row] = await database.query<{ moves: number }>(
      'select count(*)::int as moves from order_events where number = $1',
      [number],
    );
    return row?.moves ?? 0;
  };
  return {
    status,
    moves,
    /** Rows that were fired, of all orders there are. */
    fired: async (): Promise<readonly string[]> => {
      const rows = await database.query<{ row: string }>(
        `select distinct "from" || ' ' || event as row from order_events where "from" is not null order by 1`,
      );
      return rows.map(({ row }) => row);
    },
  };
};

type Pausing = ReturnType<typeof pausing>;

/** Our people in Slack, by signed requests alone. */
function pressing(shop: SlackShop, { settled }: Pausing) {
  const { moves } = looking(shop);
  const { accountOf, answered, is, person } = team(shop);
  /** Presses on the card that `/order` shows in Slack, fills in the form that opens, and looks that something came of it. */
  const presses = async (name: string, number: string, label: string, values?: Values): Promise<void> => {
    const before = await moves(number);
    const { clicks, submits, closes, modal } = person(name);
    await clicks(await answered(name, '/order', number), label);
    if (values) expect(await submits(values)).toEqual({});
    // What goes to a customer is shown once more before it goes.
    const shown = modal();
    if (shown && (shown as { submit?: unknown }).submit) expect(await submits({})).toEqual({});
    else if (shown) await closes();
    await settled();
    await expect.poll(() => moves(number)).toBeGreaterThan(before);
  };
  const opens = async (name: string, number: string, label: string): Promise<void> =>
    void (await person(name).clicks(await answered(name, '/order', number), label));
  const card = (name: string, number: string) => answered(name, '/order', number);
  return { accountOf, is, person, presses, opens, card };
}

/** Orders and wishes while no chat is answered: written as a turn writes them. */
function unanswered({ counter: { store } }: SlackShop, stranger: () => Omit<Sold, 'number'>) {
  type Wish = Parameters<typeof actForCustomer>[1]['event'];
  return {
    written: async (changes: Parameters<typeof writeOrder>[1] = {}): Promise<Sold> => {
      const { conversation, customer } = stranger();
      const { number } = await writeOrder(store, { conversation, at: Date.now(), ...changes });
      return { number, conversation, customer };
    },
    wants: async ({ number, conversation }: Sold, event: Wish, end: 'done' | 'refused' = 'done') => {
      const acted = await actForCustomer(store, { conversation, number, event, at: Date.now() });
      expect(acted).toMatchObject({ ok: end === 'done' });
    },
  };
}

/** What happens without anybody: the shop's own clocks. */
function happening({ counter: { store }, database }: SlackShop, { settled }: Pausing) {
  return {
    strikes: async (number: string, kind: 'clock' | 'end-wave'): Promise<void> => {
      await database.query(
        "update outbox set due = now() - interval '1 second' where kind = $2 and payload::json->>'number' = $1",
        [number, kind],
      );
      await settled();
    },
    /** The time of its visit has come. */
    begins: async (number: string): Promise<void> => {
      await database.query("update orders set slot_from = now() - interval '1 second' where number = $1", [
        number,
      ]);
    },
    /** The price has stood for as long as it does. */
    runsOut: async (number: string): Promise<void> => {
      const by = { role: 'system', account: 'system', name: '' } as const;
      const at = Date.now() + 24 * 3_600_000;
      expect(await actOnOrder(store, { number, event: { type: 'expire' }, by, at })).toMatchObject({
        ok: true,
      });
      await settled();
    },
  };
}

/** Customers on Telegram by long polling, our people in Slack, and one order after the other between them. */
export async function exits(shop: SlackShop, { newest }: Pick<Network, 'newest'>) {
  const { counter, database } = shop;
  const { store } = counter;
  const { telegram, stranger } = await onTelegram(shop);
  const pause = pausing(shop);
  const { settled } = pause;
  return {
    ...looking(shop),
    ...pressing(shop, pause),
    ...happening(shop, pause),
    ...unanswered(shop, stranger),
    ...wishes({ ...looking(shop), settled }, newest),
    ...pause,
    telegram,
    store,
    identifier: anImei,
    freshPhone,
    /** Somebody sells a device on Telegram, line by line; nobody of ours has it yet. */
    sold: async (sale: Partial<Sale> = {}): Promise<Sold> => {
      const { conversation, customer } = stranger();
      const number = await sellsByTyping(database, { customer, settled }, { phone: freshPhone(), ...sale });
      await settled();
      return { number, conversation, customer };
    },
  };
}

export type Exits = Awaited<ReturnType<typeof exits>>;
