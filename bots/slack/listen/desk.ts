import type { Line } from '#core/conversation/index.ts';
import type { Result } from '#core/shared/index.ts';
import type { Card, OperatorDesk } from '../../operators/index.ts';
import type { SlackApi } from '../api/index.ts';
import type { Subject } from '../cards/index.ts';
import type { Homes } from '../home/index.ts';
import type { Who } from '../who.ts';
import type { Words } from '../words.ts';

/** All that is needed to answer what people of ours do in Slack. */
export type Listening = {
  readonly desk: OperatorDesk;
  readonly api: SlackApi;
  readonly words: Words;
  readonly homes: Homes;
  readonly whoOf: (body: unknown) => Promise<Who | undefined>;
  /** The channel where its card stands. */
  readonly channelOf: (subject: Subject) => Promise<string | undefined>;
  /** Brings the card of an order up to date: somebody has pressed what is not there any more. */
  readonly redraw: (number: string) => Promise<void>;
  readonly report: (error: unknown) => void;
};

export const notStaff: Line = { key: 'operators.not-staff' };

/** The card of what was pressed, as this person may see it now. */
export async function lookUp(
  desk: OperatorDesk,
  subject: Subject,
  who: Who,
  how: 'find' | 'read' = 'find',
): Promise<Result<Card, Line>> {
  const { kind, id } = subject;
  if (kind === 'order' && how === 'read') return desk.read({ text: id, by: who, where: 'window' });
  if (kind === 'order') return desk.find(id, who);
  return subject.kind === 'chat' ? desk.answer('where', subject.id, who) : desk.task(subject.id, who);
}
