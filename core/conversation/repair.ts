import { stepAt } from './any-flow.ts';
import type { Outcome, RouterFacts } from './desk.ts';
import type { Input } from './event.ts';
import { enter, openQuestion, present, type Table, top } from './floor.ts';
import type { Choice, Reply } from './reply.ts';
import { say } from './reply.ts';

const agent: Choice = { id: '@agent', label: { key: 'choices.agent' } };
const menu: Choice = { id: '@menu', label: { key: 'choices.menu' } };

/**
 * What did not answer the question: first the reason and the question again, then an example, then a person. `because`
 * is the flow's own reason, when it understood enough to have one.
 */
export function repair<F extends RouterFacts, C>(
  table: Table<F, C>,
  input: Input,
  because?: Reply,
): Outcome<C> {
  const { conversation, desk, facts } = table;
  // The first words of somebody new are a greeting, whatever they are.
  if (conversation.asked === 0 && !top(conversation))
    return enter(table, desk.welcome(conversation, undefined, facts));
  const replied =
    input.type === 'text' && !top(conversation) && desk.replied(input.text, conversation, facts);
  if (replied) return enter(table, replied);
  const misses = conversation.misses + 1;
  const missed = { ...table, conversation: { ...conversation, misses } };
  if (misses >= 3) return offerPerson(missed, because);
  const example = misses === 2 ? exampleOf(table) : undefined;
  const reason = because ?? say(reasonFor(input));
  return present(missed, example ? [reason, say('conversation.for-example', { example })] : [reason], {
    again: true,
  });
}

/** Third time: the question stays open, and a person is one tap away. */
function offerPerson<F extends RouterFacts, C>(table: Table<F, C>, because: Reply | undefined): Outcome<C> {
  const asked = openQuestion(table);
  const there = [...(asked.choices ?? []), ...(asked.foot ?? [])].map(({ id }) => id);
  const ways = [agent, ...(top(table.conversation) ? [menu] : [])];
  const foot = [...(asked.foot ?? []), ...ways.filter(({ id }) => !there.includes(id))];
  const says = [...(because ? [because] : []), say('conversation.shall-a-person-help')];
  return present(table, [...says, { ...asked, foot }], {});
}

function exampleOf<F, C>({ desk, conversation }: Table<F, C>) {
  const frame = top(conversation);
  const flow = frame && desk.flows[frame.flow];
  return frame && flow ? stepAt(flow, frame.asking).step.example : undefined;
}

function reasonFor(input: Input) {
  if (input.type === 'media')
    return input.kind === 'voice' ? 'conversation.no-voice' : 'conversation.no-media';
  if (input.type === 'location') return 'conversation.no-location';
  if (input.type === 'contact') return 'conversation.no-contact';
  return 'conversation.unclear';
}
