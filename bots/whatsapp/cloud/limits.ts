import { mostPictureBytes } from '../../shell/picture.ts';

/** What the Cloud API takes, by developers.facebook.com/documentation/business-messaging/whatsapp as of 2026-07. */
export const limits = {
  /** Signs of a plain text, of the body of one with buttons, of the body of one with a list, and of a template's slot. */
  text: 4096,
  buttonsBody: 1024,
  /** Signs of the question over a form for an address: what can be typed beside it has room in the body's 1024. */
  addressBody: 800,
  listBody: 4096,
  templateSlot: 1024,
  /** Reply buttons of a message, and signs of one's title. */
  buttons: 3,
  buttonTitle: 20,
  /** Rows of a list in all, signs of a row's title and of its description, and of the button that opens it. */
  rows: 10,
  rowTitle: 24,
  rowDescription: 72,
  listButton: 20,
  /** Signs of the caption of a picture. */
  caption: 1024,
  /** Pictures go one by one here; more of one reply than that are left out. */
  pictures: 10,
  /** Bytes of a webhook; Meta says 3 MB at most, batches of text are far smaller. */
  webhookBytes: 1024 * 1024,
  /** Bytes of a medium that is fetched, and milliseconds that may take. */
  mediaBytes: mostPictureBytes,
  mediaPatience: 20_000,
  /** Milliseconds of one call. */
  patience: 15_000,
  /** Hours since a person's last message in which free words may be sent. */
  windowHours: 24,
  /** Milliseconds to wait after "too fast for this person" (131056), when nothing is named: 6 s a message. */
  pairPause: 6_000,
  /** Milliseconds to wait after "too fast for this number" (130429, 80429). */
  numberPause: 2_000,
} as const;
