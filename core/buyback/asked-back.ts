import { type Decision, fill, type Input, offer, type Reply, say } from '../conversation/index.ts';

/** The order that is spoken of. */
type About = { readonly number?: string | undefined; readonly device?: string | undefined };

/** What would happen with what was told unasked: nothing does before the yes. */
export const askBack = (key: Reply['key'], params: NonNullable<Reply['params']>): Reply =>
  offer(
    key,
    [
      { id: 'do-it', label: { key: 'choices.yes' }, binds: true },
      { id: 'leave-it', label: { key: 'choices.no' } },
    ],
    params,
  );

/** A yes takes it as `answers`, a no leaves all as it is. Undefined for anything else. */
export function takeBack<A>(
  { number = '', device = '' }: About,
  input: Input,
  answers: Partial<A>,
): Decision<A, never> | undefined {
  if (input.type !== 'choice') return undefined;
  if (input.id === 'do-it') return fill<A>(answers);
  if (input.id !== 'leave-it') return undefined;
  return { type: 'leave', replies: [say('buyback.order-kept', { number, device })], commands: [] };
}
