import { randomBytes } from 'node:crypto';
import type { Fields, Line } from './types.ts';
import type { World } from './world.ts';

/** The telephone that the number belongs to, the network, and WhatsApp itself. */
export type Phone = {
  /** Scans what was shown. Throws for a code that is over. */
  scan(code: string): void;
  types(code: string): void;
  /** Unlinks all browsers. */
  unlinks(): void;
  /** As if it had unlinked them while they were off. */
  forgets(): void;
  /** The page is told that this is how things stand: `TOS_BLOCK`, `CONFLICT`. */
  says(state: string): void;
  goesDown(): void;
  comesUp(): void;
  /** WhatsApp has changed its page. */
  breaks(...modules: string[]): void;
  /** The page opens a frame in itself, as WhatsApp's does now and then. */
  opensFrame(): void;
  /** It loads itself anew, as after an update of theirs. */
  reloads(): void;
};

export function phoneOf(world: World): Phone {
  const { lines, tokens, behaviour } = world;
  const all = (message: Fields): void => {
    for (const line of lines) line.send(message);
  };
  return {
    scan: (code) => {
      const parts = code.split(',');
      if (parts.length !== 5 || parts.some((part) => part === '')) throw new Error('no code of WhatsApp');
      pair(world, ({ ref }) => ref === parts[0]);
    },
    types: (typed) => pair(world, ({ code }) => code === typed),
    unlinks: () => {
      tokens.clear();
      all({ op: 'logout', reason: 0 });
    },
    forgets: () => tokens.clear(),
    says: (state) => all({ op: 'state', state }),
    goesDown: () => {
      behaviour.isDown = true;
      for (const { socket } of lines) socket.terminate();
    },
    comesUp: () => {
      behaviour.isDown = false;
    },
    breaks: (...modules) => {
      behaviour.broken.push(...modules);
      all({ op: 'break', modules });
    },
    opensFrame: () => all({ op: 'frame' }),
    reloads: () => all({ op: 'reload' }),
  };
}

/** The page that showed the code is linked from now on. */
function pair({ lines, tokens }: World, shows: (line: Line) => boolean): void {
  const line = [...lines].find(shows);
  if (!line) throw new Error('the code is wrong, or over');
  const token = randomBytes(16).toString('hex');
  tokens.add(token);
  clearInterval(line.timer);
  line.ref = undefined;
  line.send({ op: 'pair', token });
}
