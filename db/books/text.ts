import { TextDecoder } from 'node:util';

/** What stops a file from being read at all, as one sentence for the operator. */
export class Unreadable extends Error {}

/** Bytes. A list of 200,000 rows has 14 MB. */
export const mostBytes = 20 * 1024 * 1024;

const asCsv = 'save it as "CSV UTF-8 (comma separated)" and import that file';

const foreign: readonly { readonly starts: readonly number[]; readonly is: string }[] = [
  { starts: [0x50, 0x4b, 0x03, 0x04], is: `This is an Excel or LibreOffice workbook: ${asCsv}.` },
  { starts: [0xd0, 0xcf, 0x11, 0xe0], is: `This is an old Excel workbook: ${asCsv}.` },
  { starts: [0x25, 0x50, 0x44, 0x46], is: 'This is a PDF: ask for the list as a CSV file.' },
  { starts: [0x1f, 0x8b], is: 'This file is compressed: unpack it first.' },
  { starts: [0xff, 0xfe], is: `This file is UTF-16 text: ${asCsv}.` },
  { starts: [0xfe, 0xff], is: `This file is UTF-16 text: ${asCsv}.` },
];

/**
 * The text of a CSV file as it comes in, every line end a line feed: the CSV parser miscounts its lines when they are
 * mixed. `read` is told how many bytes were read so far. Throws Unreadable.
 */
export async function* textOf(
  source: AsyncIterable<Uint8Array>,
  read: (bytes: number) => void = () => {},
): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let size = 0;
  let held = '';
  for await (const chunk of source) {
    if (size === 0) refuseForeign(chunk);
    size += chunk.length;
    if (size > mostBytes) throw new Unreadable('The file is larger than 20 MB: split it.');
    const text = held + decode(decoder, chunk);
    // A carriage return at the end may be half of a line end.
    held = text.endsWith('\r') ? '\r' : '';
    yield text.slice(0, text.length - held.length).replace(/\r\n?/g, '\n');
    read(size);
  }
  yield (held + decode(decoder)).replace(/\r/g, '\n');
}

function refuseForeign(chunk: Uint8Array): void {
  const format = foreign.find(({ starts }) => starts.every((byte, n) => chunk[n] === byte));
  if (format) throw new Unreadable(format.is);
}

function decode(decoder: TextDecoder, chunk?: Uint8Array): string {
  if (chunk?.includes(0)) throw new Unreadable('This is not a text file: export the list as CSV.');
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
  } catch {
    throw new Unreadable(`The file is not UTF-8 text: ${asCsv}.`);
  }
}
