import { randomBytes } from 'node:crypto';
import type { WebSocket } from 'ws';
import { answerCall } from './calls.ts';
import type { Fields, Line } from './types.ts';
import { changed, type World } from './world.ts';

type Told = Fields & { readonly op: string; readonly reqId?: number };

/** A page has opened its socket. */
export function openLine(world: World, socket: WebSocket): void {
  if (world.behaviour.isDown) {
    world.turnedAway.push('/ws/chat');
    changed(world);
    socket.terminate();
    return;
  }
  const line: Line = {
    socket,
    synced: false,
    send: (message) => {
      if (socket.readyState === 1) socket.send(JSON.stringify(message));
    },
  };
  world.lines.add(line);
  changed(world);
  socket.on('close', () => {
    clearInterval(line.timer);
    world.lines.delete(line);
    changed(world);
  });
  socket.on('error', () => undefined);
  socket.on('message', (raw) => void hear(world, line, JSON.parse(String(raw)) as Told));
}

async function hear(world: World, line: Line, told: Told): Promise<void> {
  if (told.op === 'hello') greet(world, line, told.token as string | null);
  else if (told.op === 'refreshQR') showCodes(world, line);
  else {
    try {
      const answer = await answerCall(world, line, told);
      if (told.reqId) line.send({ op: 'reply', reqId: told.reqId, ...answer });
    } catch (error) {
      line.send({ op: 'reply', reqId: told.reqId, error: error instanceof Error ? error.message : 'failed' });
    }
  }
  changed(world);
}

function greet(world: World, line: Line, token: string | null): void {
  if (token === null) showCodes(world, line);
  else if (world.tokens.has(token)) letIn(world, line, token);
  else line.send({ op: 'logout', reason: 1 });
}

/** One page at a time has a link: another one with the same is in its way. */
function letIn(world: World, line: Line, token: string): void {
  for (const other of world.lines)
    if (other !== line && other.token === token) {
      other.send({ op: 'state', state: 'CONFLICT' });
      other.token = undefined;
    }
  line.token = token;
  line.send(welcome(world));
  setTimeout(() => synchronise(world, line), world.behaviour.syncMs);
}

function welcome({ me, contacts, chats, undelivered }: World): Fields {
  const people = [...contacts.values()];
  const lids = people.flatMap(({ id, lid, phoneNumber }) => (lid && !phoneNumber ? [[id, lid]] : []));
  const rows = [...chats.values()];
  return {
    op: 'welcome',
    me,
    lids: [...lids, [me.pn, me.lid]],
    contacts: people.filter(({ registered }) => registered),
    chats: rows.map(({ messages: _, ...chat }) => chat),
    history: rows.flatMap(({ messages }) => messages.slice(-20)).filter(({ id }) => !undelivered.has(id.id)),
  };
}

/** What waited comes before the page says that it is synchronised, as mostly with the real one. */
function synchronise(world: World, line: Line): void {
  for (const msg of world.undelivered.values()) line.send({ op: 'msg', msg });
  for (const vote of world.votes) line.send(vote);
  line.send({ op: 'offline', percent: 100 });
  line.synced = true;
  line.send({ op: 'synced' });
  changed(world);
}

/** A new code every while, until nobody has scanned the last one. */
function showCodes(world: World, line: Line): void {
  let count = 0;
  const show = (): void => {
    line.ref = `2@${randomBytes(24).toString('base64')}`;
    line.send({ op: 'ref', ref: line.ref });
    changed(world);
  };
  clearInterval(line.timer);
  show();
  line.timer = setInterval(() => {
    if (++count < world.behaviour.refs) return show();
    clearInterval(line.timer);
    line.ref = undefined;
    line.send({ op: 'idle' });
  }, world.behaviour.refMs);
}
