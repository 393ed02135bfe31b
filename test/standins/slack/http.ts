import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type HttpReply = {
  readonly status: number;
  /** Bytes go as they are, anything else as JSON. */
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

export type HttpServer = { readonly origin: string; stop(): Promise<void> };

/** Listens on a free port of this machine. `answer` gets the whole body; 'hang-up' breaks the connection. */
export async function listen(
  answer: (request: IncomingMessage, body: string) => Promise<HttpReply | 'hang-up'>,
): Promise<HttpServer> {
  const server = createServer((request, response) => {
    readAll(request)
      .then((body) => answer(request, body))
      .then((reply) => (reply === 'hang-up' ? request.socket.destroy() : write(response, reply)))
      .catch((error: unknown) => write(response, { status: 500, body: String(error) }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function write(response: ServerResponse, { status, body, headers = {} }: HttpReply): void {
  const raw = Buffer.isBuffer(body) ? body : JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(raw);
}
