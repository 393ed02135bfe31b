import type { StaffRole } from '#core/staff/index.ts';
import type { Message } from '../../standins/slack/index.ts';
import type { SlackShop } from './open-slack-shop.ts';

/** People of the shop in its workspace, what they are there for, and what commands answer them. */
export function team(shop: SlackShop) {
  const { slack, database } = shop;
  const person = (name: string) => slack.person(name);
  const accountOf = (name: string) => `slack:${slack.teamId}:${person(name).id}`;
  /** What a command answers to the one who asks. */
  const asks = async (name: string, command: string, text = '') =>
    (await person(name).runs(command, text, 'cx')).text;
  return {
    person,
    accountOf,
    asks,
    stopped: (id: string) => stopped(shop, id),
    /** Somebody is there for something from now on. */
    is: (name: string, ...roles: readonly StaffRole[]) =>
      database.query(
        `insert into staff (account, name, roles, active) values ($1, $2, $3::text[], true)
          on conflict (account) do update set roles = excluded.roles`,
        [accountOf(name), name, roles],
      ),
    /** The card that a command answered with, as something to press. */
    answered: async (name: string, command: string, text: string): Promise<Message> => {
      const { text: notice, blocks = [] } = JSON.parse(await asks(name, command, text)) as Message;
      return { type: 'message', user: '', text: notice, blocks, channel: slack.channelId('cx'), ts: '1.1' };
    },
    /** The task of answering a customer. */
    handoffOf: async (conversation: string): Promise<string> => {
      const [task] = await database.query<{ id: string }>(
        "select id from work_items where conversation = $1 and kind = 'handoff' order by created_at desc limit 1",
        [conversation],
      );
      if (!task) throw new Error('nobody is waiting there');
      return task.id;
    },
  };
}

/** A customer who stopped in the middle of a sale. */
async function stopped(shop: SlackShop, id: string) {
  const customer = shop.person(id);
  await customer.does({ type: 'start' });
  await customer.says('sell');
  await customer.says('laptop');
  return customer;
}
