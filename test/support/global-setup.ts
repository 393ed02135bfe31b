import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '../../db/client/index.ts';
import { pgliteTemplate } from './pglite-template.ts';
import { type PostgresServer, startPostgres } from './postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where test files ask for a database server. */
    databases: string;
  }
}

/** The migrated database that each test file gets a copy of. */
export const templateName = 'haat_template';

/** Databases are prepared when the first test file asks for one: most runs are of a few files that need none. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  let postgres: Promise<PostgresServer> | undefined;
  let pglite: Promise<string> | undefined;
  const prepared: Readonly<Record<string, () => Promise<string>>> = {
    '/postgres': async () => {
      postgres ??= startMigrated();
      return (await postgres).url;
    },
    '/pglite': () => {
      pglite ??= pgliteTemplate();
      return pglite;
    },
  };
  const server = createServer(async (request, response) => {
    // A kept connection would be found closed by a worker that was busy for longer than the server waits.
    response.setHeader('connection', 'close');
    try {
      response.end(await prepared[request.url ?? '']?.());
    } catch (error) {
      response.writeHead(500).end(error instanceof Error ? error.message : String(error));
    }
  });
  project.provide('databases', await listen(server));
  return async () => {
    server.close();
    await (await postgres)?.stop();
  };
}

async function listen(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function startMigrated(): Promise<PostgresServer> {
  const server = await startPostgres();
  const admin = await openDatabase({ url: server.url });
  await admin.script(`create database ${templateName}`);
  await admin.close();
  const url = new URL(server.url);
  url.pathname = templateName;
  const template = await openDatabase({ url: url.href });
  await template.migrate();
  await template.close();
  return server;
}
