import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** RFC 6455, section 1.3. */
const magic = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

export type Acknowledged = { readonly envelope_id: string; readonly payload?: unknown };

/** Slack's end of Socket Mode: hands out an address, greets, sends envelopes and hears what comes of them. */
export type SocketServer = {
  readonly apiUrl: string;
  /** How often somebody connected. */
  connections(): number;
  /** Waits for the acknowledgement; undefined when none came in time. */
  send(type: string, payload: object, id: string): Promise<Acknowledged | undefined>;
  /** Breaks the connection, as Slack does every few hours. */
  drop(): void;
  stop(): Promise<void>;
};

/** `token` is the only app token that is let in; every other call is passed on to `api`. */
export async function openSocketServer(token: string, api: string): Promise<SocketServer> {
  const heard = new Map<string, (ack: Acknowledged) => void>();
  const sockets: Socket[] = [];
  const server = createServer(async (request, response) => {
    const answer = request.url?.endsWith('/apps.connections.open')
      ? opened(request.headers.authorization === `Bearer ${token}`, origin)
      : await passOn(request, api);
    response.writeHead(200, { 'content-type': 'application/json' }).end(answer);
  });
  server.on('upgrade', (request, socket: Socket) => {
    sockets.push(socket);
    socket.on('error', () => {});
    socket.write(handshake(request.headers['sec-websocket-key'] ?? ''));
    socket.on('data', (data) => {
      const acks = texts(data).map((text) => JSON.parse(text) as Acknowledged);
      for (const ack of acks) heard.get(ack.envelope_id)?.(ack);
    });
    socket.write(frame({ type: 'hello', num_connections: 1 }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    apiUrl: `http://${origin}/api/`,
    connections: () => sockets.length,
    send: (type, payload, id) =>
      new Promise((resolve) => {
        setTimeout(() => resolve(undefined), patience).unref();
        heard.set(id, resolve);
        sockets.at(-1)?.write(frame({ type, payload, envelope_id: id, accepts_response_payload: true }));
      }),
    drop: () => void sockets.at(-1)?.destroy(),
    async stop() {
      for (const socket of sockets) socket.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Milliseconds until Slack would take it that nobody has it. */
const patience = 1_000;

async function passOn(request: IncomingMessage, api: string): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { authorization = '', 'content-type': type = '' } = request.headers;
  const headers = { authorization, 'content-type': type };
  const method = request.url?.split('/').at(-1);
  return (await fetch(`${api}${method}`, { method: 'POST', headers, body: Buffer.concat(chunks) })).text();
}

const opened = (isLetIn: boolean, origin: string): string =>
  JSON.stringify(isLetIn ? { ok: true, url: `ws://${origin}/link` } : { ok: false, error: 'invalid_auth' });

function handshake(key: string): string {
  const accept = createHash('sha1')
    .update(key + magic)
    .digest('base64');
  const lines = ['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade'];
  return [...lines, `Sec-WebSocket-Accept: ${accept}`, '', ''].join('\r\n');
}

/** One unmasked frame of text, shorter than 64 KiB. */
function frame(message: object): Buffer {
  const body = Buffer.from(JSON.stringify(message));
  const head = body.length < 126 ? [0x81, body.length] : [0x81, 126, body.length >> 8, body.length & 255];
  return Buffer.concat([Buffer.from(head), body]);
}

/** The texts in masked frames; pings and closing frames are left out. */
function texts(data: Buffer): readonly string[] {
  const found: string[] = [];
  for (let at = 0; at + 2 <= data.length; ) {
    const opcode = (data[at] ?? 0) & 15;
    const short = (data[at + 1] ?? 0) & 127;
    const start = at + (short === 126 ? 4 : 2);
    const length = short === 126 ? data.readUInt16BE(at + 2) : short;
    const mask = data.subarray(start, start + 4);
    const body = data.subarray(start + 4, start + 4 + length);
    if (opcode === 1) found.push(Buffer.from(body.map((byte, n) => byte ^ (mask[n % 4] ?? 0))).toString());
    at = start + 4 + length;
  }
  return found;
}
