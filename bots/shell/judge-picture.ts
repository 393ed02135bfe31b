import pLimit from 'p-limit';
import sharp from 'sharp';
import { no, ok, type Result } from '#core/shared/index.ts';
import type { Evidence } from '#db/evidence/index.ts';
import { mostPictureBytes, pictureType } from './picture.ts';
import type { PictureFault } from './surface.ts';

const limits = {
  /** Pixels of what is drawn: those of a telephone's camera, and 200 MB of memory at most. */
  pixels: 50_000_000,
  /** Pixels of the longer side of what is kept: a scratch is still seen. */
  side: 2_560,
  /** Seconds in which one is drawn. */
  seconds: 10,
  /** Pictures that are drawn at the same time. */
  together: 2,
  quality: 85,
} as const;

// Only what chats send is read at all: no SVG, PDF or GIF can reach a decoder of its own.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'] });
sharp.cache(false);

const inTurn = pLimit(limits.together);

/** What a page or a script begins with: a file that is a picture and that, too, was made by somebody with a plan. */
const page = /<(?:!doctype|html|script|iframe|\?php)/i;

/**
 * What of a file is kept: the picture that it shows, drawn anew as an upright JPEG without anything that told of where,
 * when and with what it was made. Neither its name nor its declared type is believed.
 */
export async function judgePicture(content: Uint8Array): Promise<Result<Evidence, PictureFault>> {
  if (content.length === 0) return no('empty');
  if (content.length > mostPictureBytes) return no('too-large');
  if (pictureType(content) === undefined || page.test(Buffer.from(content).toString('latin1')))
    return no('no-picture');
  return inTurn(() => draw(content));
}

async function draw(content: Uint8Array): Promise<Result<Evidence, PictureFault>> {
  const { pixels, side, seconds, quality } = limits;
  try {
    const picture = sharp(content, { limitInputPixels: pixels, failOn: 'error', sequentialRead: true });
    const { pages = 1 } = await picture.metadata();
    if (pages > 1) return no('no-picture');
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
