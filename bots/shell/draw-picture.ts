import sharp, { type Metadata } from 'sharp';
import { no, ok, type Result } from '#core/shared/index.ts';
import type { Evidence } from '#db/evidence/index.ts';
import type { PictureFault } from './surface.ts';

/**
 * Drawing one takes 200 MB of memory at most. Measured at the peak, of the largest that are allowed: JPEG of one scan
 * 73 MB, of several 128 MB; PNG 131 MB, interlaced 155 MB; WebP some 95 MB.
 */
const limits = {
  /** Pixels of any picture: chats send 16 megapixels at most. PNG and WebP are unpacked line by line, or whole. */
  pixels: 17_000_000,
  /** Pixels of a JPEG of one scan, the kind that cameras write: 8192x6144 and less. It is halved while it is read. */
  cameraPixels: 51_000_000,
  /** Bytes that are held at once of what comes in several passes: progressive JPEG, interlaced PNG. */
  held: 88_000_000,
  /** Pixels of the longer side of what is read: lines are held by the hundred, a million pixels wide takes 1.5 GB. */
  longest: 10_000,
  /** Pixels of the longer side of what is kept: a scratch is still seen. */
  side: 2_560,
  /** Seconds in which one is drawn. */
  seconds: 10,
  quality: 85,
} as const;

// Only what chats send is read at all: no SVG, PDF or GIF can reach a decoder of its own.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'] });
sharp.cache(false);
// A thread has buffers of its own: on a machine of many cores the promise would not hold.
sharp.concurrency(1);

/** The picture anew, as an upright JPEG of nothing but what is seen; for the process that does nothing else. */
export async function drawPicture(content: Uint8Array): Promise<Result<Evidence, PictureFault>> {
  const { cameraPixels, side, seconds, quality } = limits;
  try {
    const picture = sharp(content, { limitInputPixels: cameraPixels, failOn: 'error', sequentialRead: true });
    const header = await picture.metadata();
    if ((header.pages ?? 1) > 1) return no('no-picture');
    if (isTooLarge(header)) return no('too-large');
    const drawn = await picture
      .timeout({ seconds })
      .autoOrient()
      .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: 'white' })
      .jpeg({ quality })
      .toBuffer();
    return ok({ type: 'image/jpeg', content: drawn });
  } catch (error) {
    // Whatever a decoder says of bytes that somebody sent is no defect of ours.
    return no(error instanceof Error && /pixel limit/.test(error.message) ? 'too-large' : 'no-picture');
  }
}

/** By the header alone: nothing is unpacked to know it. `isProgressive` is true of every JPEG of more than one scan. */
function isTooLarge({ format, width, height, channels, depth, isProgressive }: Metadata): boolean {
  const pixels = width * height;
  if (Math.max(width, height) > limits.longest) return true;
  if (format === 'jpeg' && !isProgressive) return pixels > limits.cameraPixels;
  if (pixels > limits.pixels) return true;
  // Two bytes for each coefficient of a JPEG, and for each sample of a deep PNG.
  const bytes = format === 'jpeg' || depth === 'ushort' ? 2 : 1;
  return isProgressive === true && pixels * channels * bytes > limits.held;
}
