import { readFileSync } from 'node:fs';
import { crc32, deflateRawSync, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it, vi } from 'vitest';
import { judgePicture } from '#bots/shell/judge-picture.ts';
import { aPhoto } from '../../support/a-photo.ts';
import { type BadFile, badInputs } from '../../support/bad-inputs.ts';

const chunk = (type: string, content: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(type), content]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
};

/** A PNG that says it is that large, whatever is in it. */
function png(width: number, height: number, pixels: Uint8Array): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  const parts = [chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([signature, ...parts]);
}

/** One file in a zip, by that name. */
function zip(name: string, content: Buffer): Buffer {
  const packed = deflateRawSync(content);
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(8, 8);
  header.writeUInt32LE(crc32(content), 14);
  header.writeUInt32LE(packed.length, 18);
  header.writeUInt32LE(content.length, 22);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, Buffer.from(name), packed]);
}

const megabytes = (many: number): Buffer => Buffer.alloc(many * 1024 * 1024);
const frame = Buffer.from('21f90404000000002c000000000100010000020144003b', 'hex').subarray(0, -1);

const makers: Readonly<Record<string, (file: BadFile) => Buffer | Promise<Buffer>>> = {
  png_header: ({ w, h }) => png(Number(w), Number(h), deflateSync(Buffer.alloc(100))),
  // What unpacks to that much is 1:1000 at most: a hundredth of it says as much.
  png_idat_bomb: ({ inflated_mb: mb }) => png(10_000, 10_000, deflateSync(megabytes(Number(mb) / 100))),
  gif_frames: ({ n }) =>
    Buffer.concat([
      Buffer.from('47494638396101000100800000000000ffffff', 'hex'),
      ...Array.from({ length: Number(n) }, () => frame),
      Buffer.from('3b', 'hex'),
    ]),
  svg_billion_laughs: () =>
    Buffer.from(
      '<?xml version="1.0"?><!DOCTYPE s [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><svg xmlns="http://www.w3.org/2000/svg"><text>&b;</text></svg>',
    ),
  polyglot_jpg_html: async () =>
    Buffer.concat([await aPhoto(), Buffer.from('<HTML><body onload="alert(1)"><script>1</script>')]),
  exe_named_jpg: () => Buffer.concat([Buffer.from('MZ\x90\0\x03\0', 'latin1'), Buffer.alloc(4096)]),
  exif_gps: () => aPhoto(),
  docx_zip_bomb: () => zip('word/document.xml', megabytes(20)),
  zip_slip: () => zip('../../../etc/cron.d/haat', Buffer.from('* * * * * root true')),
  name: () => aPhoto(),
};

const files = badInputs('MEDIA').flatMap(({ id, in: given, expect: verdict }) =>
  typeof given === 'object' && 'file' in given && given.file.fn in makers
    ? [[id, given.file.fn, verdict, given.file] as const]
    : [],
);

describe('what is kept of a file that somebody sends', () => {
  it.each(files)('%s %s: %s', { timeout: 30_000 }, async (_id, fn, verdict, file) => {
    const judged = await judgePicture((await makers[fn]?.(file)) ?? Buffer.alloc(0));
    expect(judged.ok).toBe(verdict === 'ACCEPT');
    if (!judged.ok) expect(['no-picture', 'too-large']).toContain(judged.reason);
  });

  it('covers every file of the list but those that only a channel can show', () => {
    expect(files.map(([, fn]) => fn).sort()).toEqual(Object.keys(makers).sort());
  });

  it('is the picture, upright, without the place, the device and the profile it was made with', async () => {
    const photo = await aPhoto(400, 300);
    expect(photo.includes('Telephone')).toBe(true);
    const judged = await judgePicture(photo);
    const content = judged.ok ? judged.value.content : Buffer.alloc(0);
    const about = await sharp(content).metadata();
    expect(about).toMatchObject({ format: 'jpeg', width: 300, height: 400 });
    for (const part of ['exif', 'icc', 'xmp', 'iptc', 'orientation']) expect(about).not.toHaveProperty(part);
    expect(content.includes('Telephone')).toBe(false);
  });

  it.each(['png', 'webp'] as const)('is a JPEG, also of a %s', async (format) => {
    const judged = await judgePicture(
      await sharp(await aPhoto())
        [format]()
        .toBuffer(),
    );
    expect(judged).toMatchObject({ ok: true, value: { type: 'image/jpeg' } });
  });

  it('is no larger than what shows a scratch', async () => {
    const judged = await judgePicture(await aPhoto(4000, 1000));
    expect(await sharp(judged.ok ? judged.value.content : undefined).metadata()).toMatchObject({
      width: 640,
      height: 2560,
    });
  });

  it('is nothing of what is empty, cut off, too large or moves', async () => {
    const photo = await aPhoto();
    const moving = await sharp([photo, await aPhoto()], { join: { animated: true } })
      .webp()
      .toBuffer();
    const reasons = [
      [Buffer.alloc(0), 'empty'],
      [photo.subarray(0, photo.length / 2), 'no-picture'],
      [Buffer.concat([photo, megabytes(8)]), 'too-large'],
      [moving, 'no-picture'],
    ] as const;
    for (const [content, reason] of reasons)
      expect(await judgePicture(content)).toEqual({ ok: false, reason });
  });

  it('is found while everything else goes on', async () => {
    const photo = await aPhoto(2500, 2500);
    let beats = 0;
    const timer = setInterval(() => void beats++, 1);
    await Promise.all(Array.from({ length: 4 }, () => judgePicture(photo)));
    clearInterval(timer);
    expect(beats).toBeGreaterThan(10);
  });
});

/** The processes of ours that draw. */
const drawing = (): readonly number[] =>
  readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8')
    .split(' ')
    .filter((pid) => pid !== '' && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('drawing-program'))
    .map(Number);

describe('a JPEG of many scans, each of which is another walk over the picture', () => {
  it('is refused before anybody waits for it', async () => {
    const scans = Buffer.from('ffda000c03010002110311003f00', 'hex');
    const bomb = Buffer.concat([await aPhoto(), ...Array.from({ length: 5_000 }, () => scans)]);
    const began = performance.now();
    expect(await judgePicture(bomb)).toEqual({ ok: false, reason: 'too-large' });
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});

describe.runIf(process.platform === 'linux')('the process in which a picture is drawn', () => {
  const kill = (): Promise<void> =>
    vi.waitFor(() => {
      const found = drawing();
      expect(found).not.toEqual([]);
      for (const pid of found) process.kill(pid, 'SIGKILL');
    });

  it('may be killed: the picture is drawn in another one', async () => {
    const photo = await aPhoto();
    await judgePicture(photo);
    await kill();
    expect(await judgePicture(photo)).toMatchObject({ ok: true });
  });

  it('is begun anew for a picture over which it ended', async () => {
    const photo = await aPhoto();
    await judgePicture(photo);
    const [first] = drawing();
    process.kill(Number(first), 'SIGSTOP');
    const judged = judgePicture(photo);
    process.kill(Number(first), 'SIGKILL');
    expect(await judged).toMatchObject({ ok: true });
    expect(drawing()).not.toContain(first);
  });
});
