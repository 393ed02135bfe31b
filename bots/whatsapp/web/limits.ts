/** What WhatsApp Web takes, and how patient we are with it. Milliseconds where nothing else is said. */
export const limits = {
  /** Signs of a text; the page itself takes 65,536, a phone shows some 4,000 before "read more" becomes a nuisance. */
  text: 4096,
  /** Options of a poll, and signs of one. */
  poll: { least: 2, most: 12, option: 100 },
  /** Pictures go one by one; more of one reply than that are left out. */
  pictures: 10,
  /** A call of the page that is answered at all is answered in well under a second. */
  call: 10_000,
  /** A picture of some megabytes goes up the line first. */
  upload: 60_000,
  /** Bytes of a picture of theirs: of what is larger none is kept. */
  pictureBytes: 8 * 1024 * 1024,
  /** A picture of theirs comes down it, and is deciphered. */
  download: 30_000,
  /** From handing a message over until the server has it (ack 1). Longer than that, nobody knows. */
  ack: 15_000,
  /** By which the clocks of this machine and of WhatsApp may differ. */
  skew: 120_000,
  /** Between two looks at the page. */
  beat: 1_000,
  /** Sends that cannot go now are tried again after this. */
  retry: 5_000,
  /** The browser, when it is told to close. */
  close: 5_000,
} as const;

/** What a linked phone draws: nothing but words; buttons and lists of such a one are dropped on the way. */
export const abilities = {
  place: false,
  address: 0,
  buttons: { most: 0, label: 0, body: 0 },
  rows: { most: -1, label: 0 },
} as const;

/** How long a state may last before something is done about it. */
export const patience = {
  /** WhatsApp's page is several megabytes; a slow line takes a minute. */
  starting: 180_000,
  /** The first synchronisation of a full phone takes minutes. */
  syncing: 900_000,
  /** Connected and synchronised, and the library has not noticed. */
  nudge: 1_500,
  notReady: 20_000,
  neverReady: 180_000,
  /** WhatsApp reconnects by itself. */
  lost: 180_000,
  /** One answer to a look. */
  look: 8_000,
} as const;

export type Patience = { readonly [Step in keyof typeof patience]: number };
