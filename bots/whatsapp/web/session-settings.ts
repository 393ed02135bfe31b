import { z } from 'zod';

const milliseconds = z.number().positive();

/** All that a session needs to begin. */
export const settings = z.object({
  /** Where the link to the phone is kept. */
  folder: z.string().min(1),
  /** The browser's program: none where none is named, and none was found. */
  chromium: z.string().min(1).optional(),
  headless: z.enum(['new', 'shell']),
  args: z.array(z.string()),
  /** Marks chats as seen when they are answered. */
  sendSeen: z.boolean(),
  /** Short menus have a poll below them. */
  polls: z.boolean(),
  /** Digits: the phone is linked by a code that is typed instead of a picture that is scanned. */
  pairNumber: z.string().optional(),
  beat: milliseconds,
  ack: milliseconds,
  patience: z.object({
    starting: milliseconds,
    syncing: milliseconds,
    nudge: milliseconds,
    notReady: milliseconds,
    neverReady: milliseconds,
    lost: milliseconds,
    look: milliseconds,
  }),
});
export type SessionSettings = z.infer<typeof settings>;

/** The same where there is a browser. */
export type Browsing = SessionSettings & { readonly chromium: string };
