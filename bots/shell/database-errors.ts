import { codeOf } from './code-of.ts';

/** Codes of Postgres (SQLSTATE), whose error Drizzle keeps as `cause`. Our own signal that a position moved on (22012), a key that another instance took, serialisation, deadlock. */
const conflicts = new Set(['22012', '23505', '40001', '40P01']);
/** Of the sockets under it. */
const outages = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  'TX_LOST',
  'ENOTFOUND',
]);

/** A position is not where it was left: another process wrote it, or it is gone. */
export const hasMovedOn = (error: unknown): boolean => codeOf(error) === '22012';

/** Somebody else was faster: read again and decide again. */
export const isConflict = (error: unknown): boolean => conflicts.has(codeOf(error) ?? '');

/**
 * The database cannot be reached or refuses work now (08 connection, 53 resources, 57 shutdown or a statement that took too
 * long, 55P03 a lock that somebody holds): not the turn's fault.
 */
export function isOutage(error: unknown): boolean {
  const code = codeOf(error) ?? '';
  return (
    outages.has(code) ||
    code.startsWith('CONNECT') ||
    code.startsWith('CONNECTION_') ||
    /^(?:08|53|57P|57014|55P03)/.test(code)
  );
}
