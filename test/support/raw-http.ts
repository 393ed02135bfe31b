import { connect, type Socket } from 'node:net';

/** What came back over a line, and its end. */
export type Line = {
  readonly socket: Socket;
  readonly heard: () => string;
  /** Resolves once the other side hung up, however. */
  readonly over: Promise<string>;
  /** Resolves once so many answers are there, or the line is over. */
  answers(count: number): Promise<string>;
};

/** A line to that port, over which anything can be said. */
export function openLine(port: number, says: string | Uint8Array = ''): Line {
  const socket = connect({ port, host: '127.0.0.1' });
  const listeners = new Set<() => void>();
  let text = '';
  let isOver = false;
  const tell = () => {
    for (const listener of listeners) listener();
  };
  socket.setEncoding('latin1');
  socket.on('data', (chunk) => {
    text += String(chunk);
    tell();
  });
  // Being hung up on is what many of these lines are for.
  socket.on('error', () => undefined);
  socket.on('close', () => {
    isOver = true;
    tell();
  });
  if (says.length > 0) socket.write(says);
  const until = (done: () => boolean): Promise<string> =>
    new Promise((resolve) => {
      const look = () => {
        if (!done()) return;
        listeners.delete(look);
        resolve(text);
      };
      listeners.add(look);
      look();
    });
  return {
    socket,
    heard: () => text,
    over: until(() => isOver),
    answers: (count) => until(() => isOver || statuses(text).length >= count),
  };
}

/** The status of each answer in it. */
export const statuses = (heard: string): readonly number[] =>
  [...heard.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));

type Asked = {
  readonly method?: string;
  readonly path?: string;
  readonly header?: Readonly<Record<string, string>>;
  readonly body?: string;
};

/** A request as it goes over the line; the length of its body is named unless a header says how it comes. */
export function request({ method = 'GET', path = '/', header = {}, body = '' }: Asked): string {
  const named = Object.keys(header).some((name) => /^(?:content-length|transfer-encoding)$/i.test(name));
  const length = body === '' || named ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  const lines = Object.entries({ host: 'localhost', ...header, ...length }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  return [`${method} ${path} HTTP/1.1`, ...lines, '', body].join('\r\n');
}

/** One request on a line of its own: the status of its answer, 0 when nobody answered. */
export async function asks(port: number, asked: Asked): Promise<{ status: number; text: string }> {
  const header = { connection: 'close', ...asked.header };
  const text = await openLine(port, request({ ...asked, header })).over;
  return { status: statuses(text)[0] ?? 0, text };
}
