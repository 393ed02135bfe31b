import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { Shown } from '#core/conversation/index.ts';
import type { Answer, Asked, Begin, Seen, Told } from './lines.ts';

const program = fileURLToPath(new URL('./shop.ts', import.meta.url));

/** The shop died before it answered: what it was asked may have been done, or not. */
export class ShopDied extends Error {}

export type MortalShop = {
  /** Points that a shop has died at, in the order of the deaths. */
  readonly deaths: readonly string[];
  /** What a customer was sent, each time that it was sent. */
  heard(conversation: string): readonly Shown[];
  /** What was sent about an order by SMS, each time that it was sent. */
  texts(number: string): readonly string[];
  /** Asks the shop that runs, or a new one. Rejects with ShopDied. */
  ask(asked: Asked): Promise<unknown>;
  see(conversation: string): Promise<Seen>;
  /** Posts to it. Rejects with ShopDied. */
  post(path: string, init: RequestInit): Promise<number>;
  close(): Promise<void>;
};

type Process = ChildProcessByStdio<Writable, Readable, null>;
type Life = {
  readonly child: Process;
  readonly ready: Promise<number>;
  readonly waiting: Map<number, (answer: Answer | undefined) => void>;
  readonly over: Promise<void>;
};

/** One life after the other, each told where it dies; the next one is loaded meanwhile and waits for its first line. */
function lives(where: Begin, deaths: readonly string[], hear: (told: Told) => void) {
  let life: Life | undefined;
  let next: Process | undefined;
  const living = (): Life => {
    if (life) return life;
    const points = where.points.filter((point) => !deaths.includes(point));
    const ended = () => {
      life = undefined;
    };
    life = live(next ?? load(), { begin: { ...where, points }, hear, ended });
    next = points.length > 0 ? load() : undefined;
    return life;
  };
  const close = async (): Promise<void> => {
    const last = life;
    last?.child.kill('SIGKILL');
    next?.kill('SIGKILL');
    await last?.over;
  };
  return { living, close };
}

let asks = 0;

async function askOf({ child, ready, waiting }: Life, asked: Asked): Promise<unknown> {
  await ready;
  const nth = ++asks;
  const answer = await new Promise<Answer | undefined>((resolve) => {
    waiting.set(nth, resolve);
    child.stdin.write(`${JSON.stringify({ ...asked, ask: nth })}\n`);
  });
  if (!answer) throw new ShopDied();
  if ('trouble' in answer) throw new Error(answer.trouble);
  return answer.value;
}

/** A shop that is started again each time that it has died. */
export function mortalShop(where: Begin): MortalShop {
  const deaths: string[] = [];
  const heard = new Map<string, Shown[]>();
  const texts: { readonly number: string; readonly text: string }[] = [];
  const { living, close } = lives(where, deaths, (told) => {
    if ('died' in told) deaths.push(told.died);
    if ('trouble' in told && !('answers' in told)) throw new Error(told.trouble);
    if ('text' in told) texts.push(told.text);
    if (!('heard' in told)) return;
    const { conversation, replies } = told.heard;
    heard.set(conversation, [...(heard.get(conversation) ?? []), ...replies]);
  });
  const ask: MortalShop['ask'] = (asked) => askOf(living(), asked);
  return {
    deaths,
    heard: (conversation) => heard.get(conversation) ?? [],
    texts: (number) => texts.flatMap((each) => (each.number === number ? [each.text] : [])),
    ask,
    see: async (conversation) => (await ask({ do: 'see', conversation })) as Seen,
    post: async (path, init) => {
      const port = await living().ready;
      try {
        return (await fetch(`http://127.0.0.1:${port}${path}`, init)).status;
      } catch {
        throw new ShopDied();
      }
    },
    close,
  };
}

function load(): Process {
  const child = spawn(process.execPath, ['--import', 'tsx', program], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.on('error', () => {});
  return child;
}

type Begins = { readonly begin: Begin; readonly hear: (told: Told) => void; readonly ended: () => void };

function live(child: Process, { begin, hear, ended }: Begins): Life {
  child.stdin.write(`${JSON.stringify(begin)}\n`);
  const waiting: Life['waiting'] = new Map();
  let open: (port: number) => void = () => {};
  let fail: (error: Error) => void = () => {};
  const ready = new Promise<number>((resolve, reject) => {
    open = resolve;
    fail = reject;
  });
  ready.catch(() => {});
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => {
    const told = JSON.parse(line) as Told;
    hear(told);
    if ('ready' in told) open(told.ready);
    if (!('answers' in told)) return;
    waiting.get(told.answers)?.(told);
    waiting.delete(told.answers);
  });
  // All that it said is read, and the process is gone, before it counts as dead.
  const over = Promise.all([once(lines, 'close'), once(child, 'exit')]).then(() => {
    ended();
    fail(new ShopDied());
    for (const answer of waiting.values()) answer(undefined);
  });
  return { child, ready, waiting, over };
}
