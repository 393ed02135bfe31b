import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { bareEnvironment } from '../../shell/bare-environment.ts';
import { type News, news, type Order } from './protocol.ts';
import type { SessionSettings } from './session-settings.ts';

/** The process that has the browser. */
export type Child = {
  tell(order: Order): void;
  /** Asks it to end, and ends it when it does not. */
  end(): Promise<void>;
};

export type Parent = {
  readonly heard: (told: News) => void;
  readonly ended: () => void;
};

const program = fileURLToPath(new URL('./session/program.ts', import.meta.url));
const root = fileURLToPath(new URL('../../..', import.meta.url));
/** Milliseconds until a process that was told to end is ended. */
const patience = 10_000;

export function bear(settings: SessionSettings, { heard, ended }: Parent): Child {
  // What library and browser print may hold words of people.
  const born = fork(program, [], {
    cwd: root,
    env: bareEnvironment(),
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const gone = new Promise<void>((resolve) => {
    born.once('exit', () => resolve());
    // There was no memory, or no process left, to begin it.
    born.once('error', () => resolve());
  });
  const tell: Child['tell'] = (order) => {
    if (born.connected) born.send(order, () => undefined);
  };
  born.on('message', (message) => {
    const { data } = news.safeParse(message);
    if (data) heard(data);
  });
  void gone.then(ended);
  tell({ type: 'start', settings });
  return {
    tell,
    end: async () => {
      tell({ type: 'stop' });
      const timer = setTimeout(() => born.kill('SIGKILL'), patience);
      await gone;
      clearTimeout(timer);
    },
  };
}
