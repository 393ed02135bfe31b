/** Bytes of a picture that is kept: a telephone's own are smaller, and Telegram takes no photo above 10 MB. */
export const mostPictureBytes = 8 * 1024 * 1024;

/** First bytes of what browsers and chats draw; what a sender calls it is not believed. */
const kinds: readonly (readonly [string, RegExp])[] = [
  ['image/jpeg', /^ffd8ff/],
  ['image/png', /^89504e470d0a1a0a/],
  ['image/webp', /^52494646.{8}57454250/],
];

/** `image/jpeg` and the like; undefined for what is no picture. */
export const pictureType = (content: Uint8Array): string | undefined => {
  const start = Buffer.from(content.subarray(0, 16)).toString('hex');
  return kinds.find(([, starts]) => starts.test(start))?.[0];
};
