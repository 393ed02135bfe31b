/** The connection went away. What was under way may or may not have happened. */
export class ConnectionLost extends Error {
  readonly code = 'CONNECTION_LOST';

  constructor(cause?: unknown) {
    super('the connection to the database was lost', cause === undefined ? {} : { cause });
  }
}

/** The SQLSTATE of an error of either driver (`23505`), or `CONNECTION_LOST`; undefined for anything else. */
export function sqlState(error: unknown): string | undefined {
  for (let at = error; at instanceof Error; at = at.cause)
    if ('code' in at && typeof at.code === 'string') return at.code;
  return undefined;
}

/** The constraint that refused a row, on either driver. */
export function constraintOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('constraint_name' in error) return String(error.constraint_name);
  return 'constraint' in error && error.constraint ? String(error.constraint) : constraintOf(error.cause);
}

/** Where drivers put the values of a statement or of a row (`Key (phone)=(...) already exists`). */
const telling = ['detail', 'where', 'params', 'parameters', 'query', 'internal_query'];

/** The same error, whose fields a log does not print when they hold what customers told us. */
export function hideValues(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  for (const name of telling)
    if (Object.prototype.propertyIsEnumerable.call(error, name))
      Object.defineProperty(error, name, { enumerable: false });
  return error;
}
