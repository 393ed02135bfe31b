import type { Told } from '#bots/terminal/index.ts';
import type { Peer } from './peer.ts';

export type Playing = {
  readonly peer: Peer;
  /** Before a line is said. */
  readonly echo: (line: string) => void;
  readonly print: (told: readonly Told[]) => void;
};

/** The lines of a script: one message each; empty ones and those that begin with `#` are for the reader. */
export const linesOf = (script: string): readonly string[] =>
  script
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));

/** Says line after line. Throws at the first one that the shop cannot deal with. */
export async function play(lines: readonly string[], { peer, echo, print }: Playing): Promise<void> {
  for (const line of lines) {
    echo(line);
    const told = await peer.say(line);
    print(told);
    if (told.some(isDefect)) throw new Error(`the bot failed at “${line}”`);
  }
}

/** The one line that the shop says when it broke. */
export const isDefect = ({ key }: Told): boolean => key === 'conversation.defect';
