import { clean } from '../shared/index.ts';
import type { Outcome, RouterFacts } from './desk.ts';
import type { Input } from './event.ts';
import { type Table, top } from './floor.ts';

type Media = Extract<Input, { readonly type: 'media' }>;

/** What a turn does besides: hear words as if they had been typed, and mend what cannot be used. */
type Else<F, C> = {
  readonly hear: (table: Table<F, C>, text: string) => Outcome<C>;
  readonly mend: () => Outcome<C>;
};

/** A picture goes where the counter wants it; what is written under it is then heard like any other words. Of other media nothing is used. */
export function takePhoto<F extends RouterFacts, C>(
  table: Table<F, C>,
  { kind, ref, caption = '' }: Media,
  { hear, mend }: Else<F, C>,
): Outcome<C> {
  const { conversation, desk } = table;
  if (kind !== 'photo') return mend();
  const isNew = conversation.asked === 0 && !top(conversation);
  const commands = isNew || ref === '' ? [] : desk.photo(ref);
  const isSilent = clean(caption) === '';
  if (isSilent) return commands.length === 0 ? mend() : { conversation, replies: [], commands };
  const heard = hear(table, caption);
  return { ...heard, commands: [...commands, ...heard.commands] };
}
