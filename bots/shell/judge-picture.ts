import { no, type Result } from '#core/shared/index.ts';
import type { Evidence } from '#db/evidence/index.ts';
import { drawApart } from './drawing.ts';
import { mostPictureBytes, pictureType } from './picture.ts';
import type { PictureFault } from './surface.ts';

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
  return drawApart(content);
}
