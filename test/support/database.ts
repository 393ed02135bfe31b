import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { inject } from 'vitest';
import { type Database, openDatabase } from '../../db/client/index.ts';
import { templateName } from './global-setup.ts';
import { findPostgres, howToGetPostgres } from './postgres-binaries.ts';

export type DatabaseKind = Database['kind'];

/** What a suite runs on: both, or PGlite alone on a machine without any Postgres. On CI that is a failure instead. */
export const databaseKinds: readonly DatabaseKind[] = hasPostgres() ? ['pglite', 'postgres'] : ['pglite'];

/** A migrated database that nobody else uses. The caller closes it. */
export async function testDatabase(kind: DatabaseKind): Promise<Database> {
  if (kind === 'postgres') return openDatabase({ url: await testDatabaseUrl() });
  return openDatabase({ memory: true, template: await testTemplate() });
}

/** A migrated PGlite as a file. */
export const testTemplate = async (): Promise<Blob> => new Blob([readFileSync(await ask('pglite'))]);

/** The URL of a Postgres database that nobody else uses, migrated or empty. It goes when the test run ends. */
export async function testDatabaseUrl(template = templateName): Promise<string> {
  const server = await ask('postgres');
  const name = `haat_${randomUUID().replaceAll('-', '')}`;
  const admin = await openDatabase({ url: server, size: { lanes: 1, slots: 1 } });
  await admin.script(`create database ${name} template ${template}`);
  await admin.close();
  const url = new URL(server);
  url.pathname = name;
  return url.href;
}

async function ask(kind: DatabaseKind): Promise<string> {
  const response = await fetch(`${inject('databases')}/${kind}`);
  const answer = await response.text();
  if (!response.ok) throw new Error(answer);
  return answer;
}

function hasPostgres(): boolean {
  if (findPostgres() || process.env.CI) return true;
  console.warn(`${howToGetPostgres}\nThe tests that need it are left out.`);
  return false;
}
