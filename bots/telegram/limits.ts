/** What the Bot API takes and gives: core.telegram.org/bots/api, and the source of its server. */
export const limits = {
  /** Characters of a message after its entities are parsed; UTF-16 units here, which are never fewer. */
  text: 4096,
  /** The API names no limit for a label; phones show about 35 characters and cut the rest. */
  label: 48,
  /** Labels up to this long fit two a row on a narrow phone. */
  shortLabel: 17,
  startPayload: 64,
  /** Pictures of one album. */
  album: 10,
  /** getUpdates: how many at once, and for how many seconds it may wait (the server cuts at 50). */
  batch: 100,
  pollSeconds: 30,
  /** One call, the long poll included. */
  callSeconds: 45,
  /** A file that somebody sent. */
  fileSeconds: 20,
  /** Telegram's own updates are far smaller. */
  webhookBytes: 1024 * 1024,
} as const;
