import { drawPicture } from './draw-picture.ts';

/**
 * The process in which pictures are drawn, one at a time: what a decoder takes of memory, and what it breaks, is
 * over with it.
 */
process.on('message', (content: Uint8Array) => {
  void drawPicture(content).then((drawn) => process.send?.(drawn));
});
process.on('disconnect', () => process.exit(0));
