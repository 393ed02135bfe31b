import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readAreaList, readPriceList } from '#db/books/index.ts';
import { stopwatch } from '../support/speed.ts';
import { aLongPriceList, aPriceList, bytesOf, today } from './a-price-list.ts';

const list = aPriceList({}, { storage_gb: '128' }, { storage_gb: '256' });
const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(list, 'utf16le')]);

async function read(file: string | Uint8Array, piece?: number) {
  const { rows, faults } = await readPriceList(bytesOf(file, piece), { at: today });
  return { rows, faults, first: faults[0]?.reason, lines: faults.map(({ line }) => line) };
}

describe('a price list that somebody made', () => {
  it.each([
    ['line feeds', list],
    ['carriage returns and line feeds', list.replaceAll('\n', '\r\n')],
    ['carriage returns alone', list.replaceAll('\n', '\r')],
    ['a byte order mark', `\ufeff${list}`],
    ['no line end at the end', list.trimEnd()],
    [
      'columns in another order',
      list
        .split('\n')
        .map((line) => line.split(',').reverse().join(','))
        .join('\n'),
    ],
    ['a column of its own', list.replaceAll('\n', ',note\n')],
    ['capital letters and blanks in its header', list.replace('base_price_inr', ' Base_Price_INR ')],
  ])('S0-81: is read with %s', async (_, file) => {
    for (const piece of [1, 7, 65_536]) {
      const { rows, faults } = await read(file, piece);
      expect(faults).toEqual([]);
      expect(rows.map(({ storage }) => storage)).toEqual([64, 128, 256]);
    }
  });

  it('tells each fault by its line in the file, whatever line ends are in quotes and however many lines are empty', async () => {
    const [header, one, two] = list.split('\n');
    const file = [
      ...[`${header},note`, '', `${one},"a\r\nb\nc\r\n"`, ',,,,,,,,,,,,', '', `${two},`],
      ...[`${two},again`, 'phone,Apple', `${one?.replace('2019', '1919')},`],
    ].join('\r\n');
    for (const piece of [1, 65_536]) {
      const { rows, faults, lines } = await read(file, piece);
      expect(rows.map(({ line }) => line)).toEqual([3, 9]);
      expect(lines).toEqual([10, 11, 12]);
      expect(faults[0]?.reason).toContain('the same variant as line 9');
    }
  });

  it.each([
    ['nothing', '', 'The list is empty'],
    ['blank lines', '\n\n \n', 'The list is empty'],
    ['a header alone', list.split('\n')[0] ?? '', 'The list is empty'],
    ['another header', 'name,price\nx,1\n', 'The header lacks category, brand'],
    ['a column twice', list.replace('aliases', 'year'), 'The header names the column year twice'],
    ['no header', list.split('\n').slice(1).join('\n'), 'The header lacks category'],
    ['semicolons', list.replaceAll(',', ';'), 'separated by semicolons: separate them by commas'],
    [
      'semicolons, some columns',
      list.replaceAll(',', ';').replaceAll(';aliases', ''),
      'separated by semicolons',
    ],
    ['tabs', list.replaceAll(',', '\t'), 'separated by tabs'],
    ['a first line for spreadsheets', `sep=;\n${list.replaceAll(',', ';')}`, 'only says what separates'],
    ['the same with commas', `sep=,\n${list}`, 'only says what separates'],
    [
      'an Excel workbook',
      Buffer.from('PK\x03\x04\x14\0\x06\0'),
      'Excel or LibreOffice workbook: save it as "CSV',
    ],
    ['an old Excel workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'an old Excel workbook'],
    ['a PDF', '%PDF-1.7\n%âãÏÓ', 'This is a PDF'],
    ['a compressed list', gzipSync(list), 'compressed: unpack it'],
    ['UTF-16', utf16, 'This file is UTF-16 text'],
    ['Latin-1', Buffer.from(list.replace('Apple', 'Äpple'), 'latin1'), 'not UTF-8 text'],
    ['bytes of anything', Buffer.from([1, 2, 0, 3, 255]), 'This is not a text file'],
    ['half a letter at its end', Buffer.from(`${list}é`).subarray(0, -1), 'not UTF-8 text'],
  ])('is refused whole, with what to do about it: %s', async (_, file, reason) => {
    for (const piece of [4, 65_536]) {
      const { rows, first } = await read(file, piece);
      expect(first).toContain(reason);
      expect(rows).toEqual([]);
    }
  });

  it.each([
    ['a formula as a name', { model: '=cmd|calc' }, 'it must not start with = + - or @'],
    ['a formula as a price', { base_price_inr: '=A1*2' }, 'base_price_inr is "=A1*2"'],
    ['a price of nothing', { base_price_inr: '0' }, 'write rupees above 0'],
    ['a price below nothing', { base_price_inr: '-500' }, 'write rupees above 0'],
    ['a price of crores', { base_price_inr: '99,00,00,000' }, 'write rupees above 0 and up to 10,00,000'],
    ['a price in words', { base_price_inr: '12k' }, 'write rupees'],
    ['a device of the far future', { year: '2031' }, 'write a year from 2007 to 2027'],
    ['a line break in a name', { model: 'iPhone\n11' }, 'remove its hidden or control characters'],
  ])('S0-31: is refused for %s', async (_, cells, reason) => {
    const { rows, faults, first } = await read(aPriceList({ storage_gb: '128' }, cells));
    expect(first).toContain(reason);
    expect(faults.map(({ line }) => line)).toEqual([3]);
    expect(rows).toHaveLength(1);
  });

  it('never takes half of a price that was written with a comma and no quotes', async () => {
    const { first, lines } = await read(`${list.replace('12500', '12,100')}`);
    expect(first).toContain('The line has 13 values, the header 12 columns: put a value that has a comma');
    expect(lines).toEqual([2]);
  });

  it.each([
    ['is never closed', `${list}phone,"Apple,1\n`, 5, 'A quote that begins here is never closed'],
    ['swallows the rest', `${list}phone,"Apple,1\n${'x,y\n'.repeat(9_000)}`, 5, 'The line never ends'],
    ['stands for inches', list.replace('iPhone 11', 'iPad 11" Pro'), 2, 'A quote stands inside a value'],
    ['ends too early', list.replace('iPhone 11', '"iPhone" 11'), 2, 'A quote stands inside a value'],
  ])('is refused where a quote %s', async (_, file, line, reason) => {
    const { faults } = await read(file);
    expect(faults).toEqual([{ line, reason: expect.stringContaining(reason) }]);
  });

  it('has at most 200,000 lines and 20 MB', async () => {
    const lines = `${list.split('\n')[0]}\n${'x,,,,,,,,,,,\n'.repeat(200_001)}`;
    expect((await read(lines)).first).toBe('There are more than 2,00,000 lines: split the list.');
    const bytes = `${list}${' '.repeat(20 * 1024 * 1024)}`;
    expect((await read(bytes, bytes.length)).first).toBe('The file is larger than 20 MB: split it.');
  });

  it('S0-81: is read in under 5 s when it has 20,000 variants', async () => {
    const file = aLongPriceList(20_000);
    const reading = stopwatch();
    expect((await read(file)).rows).toHaveLength(20_000);
    expect(reading()).toBeLessThan(5_000);
  });
});

describe('a list of service areas', () => {
  it('S0-80: gives pincodes, their first digits and ranges with their cities', async () => {
    const file = '\ufeffcity,area\r\nBengaluru,560\r\n"Mumbai",400 001\r\nDelhi,110001 - 110097\r\n';
    expect(await readAreaList(bytesOf(file))).toEqual({
      areas: [
        { area: '560', city: 'Bengaluru' },
        { area: '400001', city: 'Mumbai' },
        { area: '110001-110097', city: 'Delhi' },
      ],
      faults: [],
    });
  });

  it('tells what is wrong with each line', async () => {
    const { faults } = await readAreaList(
      bytesOf('area,city\n012,Delhi\n560,\n560,=1+1\n110,Delhi\n1 10,Delhi\n'),
    );
    expect(faults.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
      expect.stringContaining('2 area is "012": write a pincode'),
      expect.stringContaining('3 city is empty'),
      expect.stringContaining('4 city begins with ='),
      expect.stringContaining('6 area 110 is on line 5 already'),
    ]);
  });

  it('S0-80: is sound as it comes with Haat', async () => {
    const file = readFileSync(new URL('../../db/seed/service-areas.csv', import.meta.url));
    expect((await readAreaList(bytesOf(file))).faults).toEqual([]);
  });
});
