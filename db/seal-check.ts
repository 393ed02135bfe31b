import type { Database } from './client/index.ts';
import type { Sealer } from './sealed.ts';

/** The secret is not the one that names, numbers and addresses of this database were sealed with. */
export class WrongSecret extends Error {
  readonly code = 'WRONG_SECRET';
}

const cell = 'settings.value:seal-check';
const read = "select value from settings where name = 'seal-check'";
const write = "insert into settings (name, value) values ('seal-check', $1) on conflict (name) do nothing";

/** Throws WrongSecret before anything is sealed that could never be read together with what is there. */
export async function checkSeal({ query }: Pick<Database, 'query'>, sealer: Sealer): Promise<void> {
  await query(write, [sealer.seal('haat', cell)]);
  const [row] = await query<{ value: string }>(read);
  try {
    sealer.open(row?.value ?? '', cell);
  } catch {
    throw new WrongSecret('another secret sealed this database');
  }
}
