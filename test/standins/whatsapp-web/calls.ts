import { randomBytes } from 'node:crypto';
import { nowSeconds, serialized } from './ids.ts';
import type { Fields, Line, Wire } from './types.ts';
import { chatOf, push, store, type World } from './world.ts';

type Call = Fields & { readonly op: string };

/** What a page asks the server for. */
export async function answerCall(world: World, line: Line, call: Call): Promise<Fields> {
  const answer = answers[call.op];
  if (!answer) world.missing.push(`op:${call.op}`);
  return (await answer?.(world, call, line)) ?? {};
}

type Answer = (world: World, call: Call, line: Line) => Fields | Promise<Fields> | undefined;

const answers: Readonly<Record<string, Answer>> = {
  pairCode: (_world, _call, line) => {
    line.code = randomBytes(6).toString('base64url').replace(/[-_]/g, 'X').slice(0, 8).toUpperCase();
    return { code: line.code };
  },
  send: (world, { msg }) => takeMessage(world, msg as Wire),
  seen: (world, { chat }) => {
    chatOf(world, String(chat)).unreadCount = 0;
    world.seen.push(String(chat));
    return undefined;
  },
  chatstate: (world, { chat }) => {
    world.typing.push(String(chat));
    return undefined;
  },
  presence: () => undefined,
  exists: ({ contacts }, { id }) => {
    const found = contacts.get(String(id));
    return found?.registered ? { wid: found.phoneNumber ?? found.id, lid: found.lid } : {};
  },
  contact: ({ contacts }, { id }) => ({ contact: contacts.get(String(id)) }),
  getMsg: ({ messages }, { id }) => ({ msg: messages.get(String(id).split('_')[2] ?? '') }),
  history: ({ chats }, { chat, before }) => {
    const all = chats.get(String(chat))?.messages ?? [];
    const end = before ? all.findIndex(({ id }) => serialized(id) === before) : all.length;
    return { msgs: all.slice(Math.max(0, end - 50), Math.max(0, end)) };
  },
  order: ({ baskets }, { id }) => ({ order: baskets.get(String(id)) }),
  missing: (world, { module }) => {
    world.missing.push(String(module));
    return undefined;
  },
  delivered: (world, { id }) => {
    if (!world.undelivered.delete(String(id))) return undefined;
    const message = world.messages.get(String(id));
    if (message && !message.id.fromMe) chatOf(world, message.id.remote).unreadCount++;
    return undefined;
  },
  resend: () => undefined,
};

async function takeMessage(world: World, message: Wire): Promise<Fields> {
  const fault = world.behaviour.fails(message);
  if (fault === 'silence') return new Promise(() => undefined);
  if (fault === 'refused') return { result: 'ERROR_UNKNOWN', ack: -1 };
  const kept = store(world, { ...message, t: nowSeconds(), ack: 1 });
  world.sent.push(kept);
  if (fault === 'lost') return new Promise(() => undefined);
  for (const ack of world.behaviour.autoAck)
    setImmediate(() => push(world, { op: 'ack', id: serialized(kept.id), ack }));
  return { t: kept.t, ack: 1, result: 'OK' };
}
