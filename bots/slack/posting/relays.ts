import { context, message, quotes } from '../blocks/index.ts';
import type { Words } from '../words.ts';
import type { Reply } from './replies.ts';

type RelaysOptions = { readonly reply: (reply: Reply) => Promise<void>; readonly words: Words };
type Relayed = Omit<Reply, 'body'> & { readonly text: string };

/** What a customer wrote, in the thread of the task of answering them: every letter of it. */
export const createRelays =
  ({ reply, words }: RelaysOptions) =>
  ({ text, ...where }: Relayed): Promise<void> => {
    // The notice shows on locked screens: no word of the customer's is in it.
    const notice = words.label({ key: 'slack.relay-notice' });
    const body = message(notice, [...context([words.text({ key: 'slack.relay' })]), ...quotes(text)]);
    return reply({ ...where, body });
  };
