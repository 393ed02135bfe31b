import { eventTerms, isPublic, type TimelineEntry, timelineLine } from '#core/buyback/index.ts';
import type { cardRefs } from '#db/slack/index.ts';
import type { SlackApi } from '../api/index.ts';
import { context, message } from '../blocks/index.ts';
import type { Words } from '../words.ts';
import type { Reply } from './replies.ts';
import { placeOf } from './standing.ts';
import { withdraw } from './withdraw.ts';

type NotesOptions = {
  readonly api: SlackApi;
  readonly reply: (reply: Reply) => Promise<void>;
  readonly refs: ReturnType<typeof cardRefs>;
  readonly words: Words;
  readonly timeline: (number: string) => Promise<readonly TimelineEntry[]>;
  /** No other vendor reads along. */
  readonly isHouse: () => Promise<boolean>;
};

type Card = { readonly number: string; readonly channel: string; readonly thread: string };

/**
 * Tells in the thread of an order's card who did what, each move once. How far it has got is kept: the history of an
 * order only grows, so the number of moves that were looked at is enough.
 */
export function createNotes({ api, reply, refs, words, timeline, isHouse }: NotesOptions) {
  return async ({ number, channel, thread }: Card): Promise<void> => {
    const key = { subject: `notes:${number}`, place: placeOf(channel) };
    const [entries, { ref }, ourselves] = await Promise.all([timeline(number), refs.begin(key), isHouse()]);
    let told = ref;
    const past = { subject: `past:${number}`, place: placeOf(channel) };
    const hidden = ourselves ? undefined : await refs.begin(past);
    // Told among ourselves, before others came: how one of us got on with the customer is not theirs to read.
    if (hidden && told !== '' && hidden.ref !== told)
      await withdraw(api, { channel, thread }, (id) => isOpenNote(id, entries));
    for (const [n, entry] of entries.entries()) {
      if (n < Number(told) || !isNoted(entry, ourselves)) continue;
      const line = timelineLine(entry);
      const body = message(words.label(line), context([words.text(line)]));
      await reply({ id: `note:${number}:${n + 1}`, channel, thread, body });
      await refs.move(key, told, String(n + 1));
      told = String(n + 1);
    }
    if (hidden && hidden.ref !== told) await refs.move(past, hidden.ref, told);
  };
}

/** Where vendors compete, how one of them gets on with a customer is not the others' to read (S4). */
const isNoted = (entry: TimelineEntry, ourselves: boolean): boolean =>
  entry.event !== 'created' && eventTerms[entry.event].noted === true && (ourselves || isPublic(entry));

/** A note by its mark, `note:<number>:<move>`: whether everybody may read of that move. */
function isOpenNote(id: string, entries: readonly TimelineEntry[]): boolean {
  const [, place] = /^note:.*:(\d+)$/.exec(id) ?? [];
  const entry = entries[Number(place) - 1];
  return entry !== undefined && isPublic(entry);
}
