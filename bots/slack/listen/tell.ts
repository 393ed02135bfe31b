import type { RespondFn } from '@slack/bolt';
import type { Line } from '#core/conversation/index.ts';
import { message, modal } from '../blocks/index.ts';
import { paragraphs, type Subject } from '../cards/index.ts';
import type { Words } from '../words.ts';
import type { Listening } from './desk.ts';

/** Where somebody acted: on a message (then there is a way to answer there) or on their home tab. */
export type From = {
  readonly respond: RespondFn | undefined;
  readonly trigger: string | undefined;
};

/** Says a line to the one person who acted, and to nobody else. What cannot be said is reported; the deed is done. */
export async function tell({ api, words, report }: Listening, line: Line, from: From): Promise<void> {
  const { respond, trigger } = from;
  try {
    if (respond)
      await respond({ response_type: 'ephemeral', replace_original: false, ...whisper(line, words) });
    else if (trigger !== undefined)
      await api.callNow('views.open', { trigger_id: trigger, view: told(line, words) });
  } catch (error) {
    report(error);
  }
}

type Addressee = { readonly subject: Subject; readonly user: string };

/** The same beside the card, for who filled in a form. Who is not in that channel has seen the form close. */
export async function tellBeside(
  { api, words, channelOf }: Listening,
  line: Line,
  { subject, user }: Addressee,
): Promise<void> {
  try {
    const channel = await channelOf(subject);
    if (channel === undefined) return;
    await api.callNow('chat.postEphemeral', { channel, user, ...whisper(line, words) });
  } catch {
    // Nothing is lost: the card and the home tab say it too.
  }
}

/** The first line only goes into the notice: numbers and addresses do not belong on a locked screen. */
export const whisper = (line: Line, words: Words) =>
  message(words.label(line).split('\n')[0] ?? '', paragraphs([line], words));

/** A line in a window of its own. */
export const told = (line: Line, words: Words) =>
  modal({
    callback: 'told',
    title: words.label({ key: 'slack.home-title' }),
    close: words.label({ key: 'slack.close' }),
    blocks: paragraphs([line], words),
  });
