import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const breakSchema = z.strictObject({
  /** The requirement row whose behaviour is taken away. */
  row: z.string().regex(/^S\d-\d+$/),
  file: z.string(),
  /** A text that stands in the file once. */
  find: z.string().min(1),
  replace: z.string(),
  /** The test file that is to notice. */
  test: z.string().regex(/\.test\.ts$/),
  /** A pattern of the tests to run, where the id of the row does not find them. */
  title: z.string().optional(),
});

export type Break = z.infer<typeof breakSchema>;

/** Rows of the document on buying back that must have a break each. */
export const rowsToBreak: readonly string[] = Array.from({ length: 90 }, (_, index) => `S0-${index + 1}`);

/** `test/breaks/*.json` under the root, in the order of the files' names. Throws on a list that is not one. */
export function readBreaks(root: string): readonly Break[] {
  const folder = join(root, 'test/breaks');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name) => z.array(breakSchema).parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))));
}

/** The broken text, or nothing where the list is behind the code. */
export function applyBreak(text: string, { find, replace }: Break): string | undefined {
  const [before, after, ...more] = text.split(find);
  return after === undefined || more.length > 0 ? undefined : `${before}${replace}${after}`;
}

/** `S0-26` is that row, `S0-40` and after are later ones of the same document. */
export function chosenBreaks(
  breaks: readonly Break[],
  { row, from }: { readonly row?: string | undefined; readonly from?: string | undefined },
): readonly Break[] {
  if (row !== undefined) return breaks.filter((each) => each.row === row);
  if (from === undefined) return breaks;
  return breaks.filter((each) => document(each.row) === document(from) && number(each.row) >= number(from));
}

const document = (row: string): string => row.split('-')[0] ?? '';
const number = (row: string): number => Number(row.split('-')[1]);
