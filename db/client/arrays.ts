/** Postgres array text, `{1,"a b",NULL,{2}}`. Every value but NULL is quoted: a quoted number is a number still. */
export function arrayLiteral(items: readonly unknown[]): string {
  return `{${items.map(literal).join(',')}}`;
}

function literal(item: unknown): string {
  if (item === null) return 'NULL';
  if (typeof item === 'number') return `"${item}"`;
  if (Array.isArray(item)) return arrayLiteral(item);
  return `"${String(item).replace(/[\\"]/g, '\\$&')}"`;
}

/** Reads array text; each value but NULL goes through `decode`. */
export function parseArray(text: string, decode: (text: string) => unknown = (item) => item): unknown[] {
  // An array that does not count from 1 is written `[0:2]={...}`.
  return read({ text, at: text.indexOf('{') + 1, decode });
}

type Reader = { readonly text: string; at: number; readonly decode: (text: string) => unknown };

function read(reader: Reader): unknown[] {
  const items: unknown[] = [];
  for (;;) {
    const next = reader.text[reader.at];
    if (next === undefined) return items;
    if (next === '}') {
      reader.at++;
      return items;
    }
    if (next === ',') reader.at++;
    else items.push(item(reader, next));
  }
}

function item(reader: Reader, first: string): unknown {
  if (first === '{') {
    reader.at++;
    return read(reader);
  }
  if (first === '"') return reader.decode(quoted(reader));
  const start = reader.at;
  while (reader.at < reader.text.length && !',}'.includes(reader.text[reader.at] as string)) reader.at++;
  const word = reader.text.slice(start, reader.at);
  return word === 'NULL' ? null : reader.decode(word);
}

function quoted(reader: Reader): string {
  let value = '';
  for (reader.at++; reader.at < reader.text.length; reader.at++) {
    const char = reader.text[reader.at];
    if (char === '"') {
      reader.at++;
      break;
    }
    if (char === '\\') reader.at++;
    value += reader.text[reader.at] ?? '';
  }
  return value;
}
