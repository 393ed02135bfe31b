import { createInterface } from 'node:readline';
import { sitsDown } from '#bots/terminal/index.ts';
import { isDefect, type Playing } from './play.ts';

type Talking = Pick<Playing, 'peer' | 'print'> & {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream;
};

/** Line by line from a keyboard or a pipe, until it ends. True when the shop never failed. */
export async function talk({ peer, print, input, output }: Talking): Promise<boolean> {
  const isKeyboard = input.isTTY === true;
  const screen = createInterface({ input, ...(isKeyboard ? { output } : {}), prompt: '> ' });
  // Asked for before anything is waited for, or lines that come meanwhile are lost.
  const lines = screen[Symbol.asyncIterator]();
  const hangUp = new AbortController();
  screen.once('close', () => hangUp.abort());
  const prompt = () => {
    if (isKeyboard && !hangUp.signal.aborted) screen.prompt(true);
  };
  let wentWell = true;
  const say = async (line: string) => {
    const told = await peer.say(line);
    print(told);
    if (told.some(isDefect)) wentWell = false;
    prompt();
  };
  const unasked = isKeyboard ? overhear({ peer, print }, prompt, hangUp.signal) : undefined;
  try {
    if (isKeyboard) await say(sitsDown);
    for await (const line of lines) {
      if (isGoodbye(line)) break;
      if (line.trim() !== '') await say(line);
    }
  } finally {
    screen.close();
    await unasked;
  }
  return wentWell;
}

/** Leaves the talk, as in any shell; the shop's own word for it is “cancel”. */
const isGoodbye = (line: string): boolean => /^\s*\/?(?:quit|exit|bye)\s*$/i.test(line);

/** What the shop says on its own comes between two lines; whoever types goes on where they were. */
async function overhear(
  { peer, print }: Pick<Playing, 'peer' | 'print'>,
  prompt: () => void,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const told = await peer.listen(signal).catch(() => undefined);
    // A shop that is gone says so to the next line.
    if (!told) return;
    if (told.length === 0) continue;
    print(told);
    prompt();
  }
}
