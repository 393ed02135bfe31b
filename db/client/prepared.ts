import type { PGlite } from '@electric-sql/pglite';
import { encode, serializers } from './codec.ts';

type Statement = { readonly name: string; readonly types: readonly number[] };

/** Beyond that many texts nothing more is prepared: something builds them anew each time. */
const most = 256;

/** Characters of a literal. */
const longest = 16_384;

/**
 * PGlite plans a statement each time it comes, which is most of its cost: 0.6 ms for a look-up that takes 0.25 when it
 * is prepared, 0.84 ms for the write of a turn that takes 0.37. So what comes again is prepared, and executed with
 * literals.
 */
export function preparedOn(client: PGlite) {
  const statements = new Map<string, Statement | 'once' | 'never'>();

  let count = 0;

  const prepare = async (text: string): Promise<void> => {
    statements.set(text, 'never');
    const name = `haat_${count++}`;
    try {
      const { queryParams } = await client.describeQuery(text);
      await client.exec(`prepare ${name} as ${text}`);
      statements.set(text, { name, types: queryParams.map(({ dataTypeID }) => dataTypeID) });
    } catch {
      // Not everything can be prepared (`show`, `create`); what is simply wrong will say so when it runs.
    }
  };

  return {
    /** To be called outside of transactions: inside one, the database would wait for itself. */
    learn: async (text: string): Promise<void> => {
      const found = statements.get(text);
      if (found === 'once') await prepare(text);
      else if (!found && statements.size < most) statements.set(text, 'once');
    },
    /** The text that executes the prepared statement, or undefined when there is none for these values. */
    executing: (text: string, params: readonly unknown[]): string | undefined => {
      const found = statements.get(text);
      if (typeof found !== 'object' || found.types.length !== params.length) return undefined;
      const literals = params.map((param, index) => literal(param, found.types[index] as number));
      // NUL would end the text; a long value is read faster as a parameter.
      if (literals.some((each) => each.length > longest || each.includes('\0'))) return undefined;
      return literals.length > 0 ? `execute ${found.name}(${literals.join(',')})` : `execute ${found.name}`;
    },
    /** A change of the tables can make a statement useless (0A000): it is planned anew each time from then on. */
    forget: (text: string): void => void statements.set(text, 'never'),
  };
}

export type PreparedStatements = ReturnType<typeof preparedOn>;

/** `standard_conforming_strings` is on: only the quote itself needs care. */
function literal(param: unknown, type: number): string {
  const encoded = encode(param);
  if (encoded === null) return 'null';
  return `'${(serializers[type] ?? String)(encoded).replaceAll("'", "''")}'`;
}
