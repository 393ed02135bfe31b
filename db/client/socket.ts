import { connect, type Socket } from 'node:net';

/** What the driver tells about where to connect. Hosts and ports are lists, `path` a Unix socket. */
type Target = {
  readonly host: readonly string[];
  readonly port: readonly number[];
  readonly path: string | false;
  readonly connect_timeout: number;
};

/** The driver looks at these to check a certificate. */
type NamedSocket = Socket & { host?: string; port?: number };

type Told = { readonly lose: (cause?: unknown) => void; readonly opened: (socket: Socket) => void };

/** A driver's `socket` option that connects once. Failures and the end of the socket are told to `lose`. */
export function openSocket({ lose, opened }: Told): (target: Target) => Promise<Socket> {
  let used = false;
  return async (target) => {
    try {
      if (used) throw new Error('a session is never reopened');
      used = true;
      const socket = await firstToAnswer(target);
      socket.on('error', lose);
      socket.on('close', () => lose());
      opened(socket);
      return socket;
    } catch (error) {
      lose(error);
      throw error;
    }
  };
}

async function firstToAnswer(target: Target): Promise<Socket> {
  const seconds = target.connect_timeout;
  if (target.path) return open({ path: target.path }, seconds);
  let failure: unknown;
  for (const [index, host] of target.host.entries()) {
    const port = Number(target.port[index] ?? target.port[0]);
    try {
      return Object.assign(await open({ host, port }, seconds), { host, port });
    } catch (error) {
      failure = error;
    }
  }
  throw failure;
}

function open(
  where: { path: string } | { host: string; port: number },
  seconds: number,
): Promise<NamedSocket> {
  return new Promise((resolve, reject) => {
    const socket: NamedSocket = connect(where);
    const fail = (error: Error): void => {
      clearTimeout(timer);
      socket.destroy();
      reject(error);
    };
    const timer = setTimeout(
      () => fail(new Error(`the database did not answer in ${seconds} seconds`)),
      seconds * 1000,
    );
    socket.once('error', fail);
    socket.once('connect', () => {
      clearTimeout(timer);
      socket.off('error', fail);
      socket.setNoDelay(true);
      resolve(socket);
    });
  });
}
