import { drawPicture } from './draw-picture.ts';

/**
 * The process in which pictures are drawn, one at a time: what a decoder takes of memory, and what it breaks, is
 * over with it.
 */
process.on('message', (content: Uint8Array) => {
  void drawPicture(content).then((drawn) => process.send?.(drawn));
});
// Not by `exit`, which waits for a decoder that is at work, and it may be at work for minutes.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
