import { serve } from '@hono/node-server';
import type { Hono } from 'hono';
import { limits } from './limits.ts';

export type Opened = {
  readonly server: ReturnType<typeof serve>;
  readonly url: string;
  /** From now on requests are answered; until then all are told to come again. */
  readonly open: (app: Hono) => void;
};

type Address = {
  readonly port: number;
  readonly host: string;
  /** Other patience than the usual one, in milliseconds. */
  readonly patience?: { readonly [Name in keyof typeof limits.server]?: number };
};

/** Takes the port. Hono takes no more routes after its first request, so it comes later. Rejects when it cannot be had. */
export function listen({ port, host, patience }: Address): Promise<Opened> {
  let app: Hono | undefined;
  const open = (opened: Hono): void => {
    app = opened;
  };
  const { lookEvery: connectionsCheckingInterval, ...waits } = { ...limits.server, ...patience };
  return new Promise((resolve, reject) => {
    const server = serve(
      {
        fetch: (request, env) => app?.fetch(request, env) ?? new Response(null, { status: 503 }),
        port,
        hostname: host,
        serverOptions: { ...waits, connectionsCheckingInterval },
      },
      (at) => {
        const shown = host === '0.0.0.0' || host === '::' || host === '127.0.0.1' ? 'localhost' : host;
        resolve({ server, open, url: `http://${shown}:${at.port}` });
      },
    );
    server.once('error', reject);
  });
}
