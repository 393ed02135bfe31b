import { stepAt } from './any-flow.ts';
import type { Conversation, Frame } from './conversation.ts';
import type { Desk } from './desk.ts';

/**
 * Whether a conversation holds something of a person: what earlier sales taught us, words of their own, an answer that
 * its flow does not call impersonal, or a question for one. Such a conversation is kept sealed.
 */
export const isPersonal = <F, C>(desk: Pick<Desk<F, C>, 'flows'>, conversation: Conversation): boolean => {
  const { profile, last, stack } = conversation;
  return (
    (profile !== undefined && Object.keys(profile).length > 0) ||
    last?.text !== undefined ||
    stack.some((frame) => holdsPerson(desk, frame))
  );
};

function holdsPerson<F, C>(
  { flows }: Pick<Desk<F, C>, 'flows'>,
  { flow: name, known, asking }: Frame,
): boolean {
  const flow = Object.hasOwn(flows, name) ? flows[name] : undefined;
  const impersonal = flow?.impersonal;
  if (!flow || !impersonal) return true;
  for (const answer in known) if (!impersonal.has(answer)) return true;
  return !impersonal.has(stepAt(flow, asking).step.fills);
}
