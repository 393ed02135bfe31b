import { createInterface, type Interface } from 'node:readline';
import type { Playing } from './play.ts';
import { isDefect } from './play.ts';

type Talking = Pick<Playing, 'peer' | 'print'> & {
  readonly input: NodeJS.ReadStream;
  readonly output: NodeJS.WriteStream;
};

/** Line by line from a keyboard or a pipe, until it ends. True when the shop never failed. */
export async function talk({ peer, print, input, output }: Talking): Promise<boolean> {
  const isKeyboard = input.isTTY === true;
  const screen = createInterface({ input, ...(isKeyboard ? { output } : {}), prompt: '> ' });
  const hangUp = new AbortController();
  let wentWell = true;
  const say = async (line: string) => {
    const told = await peer.say(line);
    print(told);
    if (told.some(isDefect)) wentWell = false;
  };
  const unasked = isKeyboard ? overhear({ peer, print }, screen, hangUp.signal) : undefined;
  if (isKeyboard) await say('/start');
  screen.prompt();
  for await (const line of screen) {
    if (line.trim() !== '') await say(line);
    if (isKeyboard) screen.prompt();
  }
  hangUp.abort();
  await unasked;
  return wentWell;
}

/** What the shop says on its own comes between two lines; whoever types goes on where they were. */
async function overhear(
  { peer, print }: Pick<Playing, 'peer' | 'print'>,
  screen: Interface,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const told = await peer.listen(signal).catch(() => undefined);
    if (!told) return;
    if (told.length === 0) continue;
    print(told);
    screen.prompt(true);
  }
}
