import { crc32, deflateSync } from 'node:zlib';

/**
 * Pictures of one colour that are as large as is wanted and take next to no time to make: every block and line of them is
 * nothing but noughts.
 */

const u16 = (value: number): readonly number[] => [value >> 8, value & 255];
const segment = (marker: number, body: readonly number[]): Buffer =>
  Buffer.from([0xff, marker, ...u16(body.length + 2), ...body]);

export type JpegShape = {
  readonly width: number;
  readonly height: number;
  readonly channels: 3 | 4;
  /** `camera`: one scan. `scans`: one for each channel. `progressive`: the first pass, and then the rest. */
  readonly kind: 'camera' | 'scans' | 'progressive';
};

/** Upright only once it is turned by a quarter. */
const exif = Buffer.concat([
  Buffer.from('Exif\0\0MM\0*\0\0\0\b', 'latin1'),
  Buffer.from([0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0]),
]);

/** One code for each kind of sign, of one bit: a block of no difference and no more is `00`. */
const oneCode = (of: number): Buffer => segment(0xc4, [of, 1, ...Array.from({ length: 15 }, () => 0), 0]);

export function largeJpeg({ width, height, channels, kind }: JpegShape): Buffer {
  const ids = Array.from({ length: channels }, (_none, index) => index + 1);
  const blocks = Math.ceil(width / 8) * Math.ceil(height / 8);
  const scan = (of: readonly number[], [first, last, bits]: readonly [number, number, number]): Buffer =>
    Buffer.concat([
      segment(0xda, [of.length, ...of.flatMap((id) => [id, 0]), first, last, 0]),
      Buffer.alloc(Math.ceil((blocks * of.length * bits) / 8)),
    ]);
  const scans = {
    camera: () => [scan(ids, [0, 63, 2])],
    scans: () => ids.map((id) => scan([id], [0, 63, 2])),
    progressive: () => [scan(ids, [0, 0, 1]), ...ids.map((id) => scan([id], [1, 63, 1]))],
  }[kind]();
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe1, [...exif]),
    segment(0xdb, [0, ...Array.from({ length: 64 }, () => 1)]),
    segment(kind === 'progressive' ? 0xc2 : 0xc0, [
      8,
      ...u16(height),
      ...u16(width),
      channels,
      ...ids.flatMap((id) => [id, 0x11, 0]),
    ]),
    oneCode(0x00),
    oneCode(0x10),
    ...scans,
    Buffer.from([0xff, 0xd9]),
  ]);
}

const chunk = (type: string, content: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(type), content]);
  const ends = [Buffer.alloc(4), Buffer.alloc(4)] as const;
  ends[0].writeUInt32BE(content.length);
  ends[1].writeUInt32BE(crc32(body));
  return Buffer.concat([ends[0], body, ends[1]]);
};

export type PngShape = {
  readonly width: number;
  readonly height: number;
  readonly bits: 8 | 16;
  readonly interlaced: boolean;
};

/** Where each pass of an interlaced PNG begins, and its steps: across, then down. */
const passes = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

export function largePng({ width, height, bits, interlaced }: PngShape): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Red, green, blue and how much of it is seen.
  header.set([bits, 6, 0, 0, Number(interlaced)], 8);
  const bytes = (interlaced ? passes : ([[0, 0, 1, 1]] as const))
    .map(([x, y, across, down]) => [Math.ceil((width - x) / across), Math.ceil((height - y) / down)] as const)
    .reduce((sum, [columns, rows]) => sum + rows * (1 + (columns * bits) / 2), 0);
  const pixels = deflateSync(Buffer.alloc(bytes), { level: 1 });
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('eXIf', exif.subarray(6)),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
