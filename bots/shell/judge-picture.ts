import { no, type Result } from '#core/shared/index.ts';
import type { Evidence } from '#db/evidence/index.ts';
import { drawApart } from './drawing.ts';
import { mostPictureBytes, pictureType } from './picture.ts';
import type { PictureFault } from './surface.ts';

/** What a page or a script begins with: a file that is a picture and that, too, was made by somebody with a plan. */
const page = /<(?:!doctype|html|script|iframe|\?php)/i;

/** A camera's progressive JPEG has about ten; each is another walk over the whole picture, and a thousand take a minute. */
const mostScans = 100;

/** Nothing but the beginning of a scan is written so: within one, `ff` is followed by `00` or a restart. */
function hasTooManyScans(content: Uint8Array): boolean {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.length);
  let scans = 0;
  for (let at = bytes.indexOf(scan); at >= 0 && scans <= mostScans; at = bytes.indexOf(scan, at + 2)) scans++;
  return scans > mostScans;
}

const scan = Buffer.from('ffda', 'hex');

/**
 * What of a file is kept: the picture that it shows, drawn anew as an upright JPEG without anything that told of where,
 * when and with what it was made. Neither its name nor its declared type is believed.
 */
export async function judgePicture(content: Uint8Array): Promise<Result<Evidence, PictureFault>> {
  if (content.length === 0) return no('empty');
  if (content.length > mostPictureBytes) return no('too-large');
  const type = pictureType(content);
  if (type === undefined || page.test(Buffer.from(content).toString('latin1'))) return no('no-picture');
  if (type === 'image/jpeg' && hasTooManyScans(content)) return no('too-large');
  return drawApart(content);
}
