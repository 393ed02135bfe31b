import { type Answers, type AnyFlow, stepAt, stepName } from './any-flow.ts';
import type { Frame } from './conversation.ts';
import type { Input } from './event.ts';
import type { Decision } from './flow.ts';
import type { Reply } from './reply.ts';
import { forgetWhatRestsOn, type Move, settle } from './settle.ts';
import { isAnswered, previous } from './way-back.ts';

/** Opens a flow at its first question that `known` does not answer yet. */
export const open = <F, C>(flow: AnyFlow<F, C>, known: Answers, facts: F): Move<C> =>
  settle(flow, { flow: flow.name, asking: '', known }, facts);

export function advance<F, C>(flow: AnyFlow<F, C>, frame: Frame, input: Input, facts: F): Move<C> {
  const { step, item } = stepAt(flow, frame.asking);
  const decision: Decision<Answers, C> = step.take(frame.known, input, facts, item);
  switch (decision.type) {
    case 'fill':
      return fillIn(flow, frame, decision, facts);
    case 'change':
      return change(flow, frame, decision.step, facts);
    case 'leave':
      return { type: 'over', finish: decision, says: [] };
    default:
      return decision;
  }
}

type Filling<C> = {
  readonly answers: Answers;
  readonly says?: readonly Reply[];
  readonly commands?: readonly C[];
};

/** Takes answers in, asks again only what rested on those that changed, and moves on. */
export function fillIn<F, C>(flow: AnyFlow<F, C>, frame: Frame, filling: Filling<C>, facts: F): Move<C> {
  const { answers } = filling;
  const changed = Object.keys(answers).filter((name) => differs(frame.known[name], answers[name]));
  const kept = forgetWhatRestsOn(flow, frame.known, changed, answers);
  // An answer to something else (a tick, a doubt, a narrower list) leaves the open question open.
  const { fills } = stepAt(flow, frame.asking).step;
  const open = Object.hasOwn(answers, fills) ? undefined : frame.asking;
  const move = settle(flow, { ...frame, known: Object.assign({}, kept, answers) }, facts, open);
  const says = filling.says ?? [];
  if (move.type === 'over') {
    const commands = [...(filling.commands ?? []), ...move.finish.commands];
    return { type: 'over', finish: { ...move.finish, commands }, says: [...says, ...move.says] };
  }
  if (move.type !== 'at') return move;
  return {
    ...move,
    says: [...says, ...move.says],
    commands: [...(filling.commands ?? []), ...move.commands],
  };
}

/**
 * Opens an earlier question again, with all answers kept: only what rests on a changed one is asked anew. One that was
 * not asked yet has its time.
 */
export function change<F, C>(flow: AnyFlow<F, C>, frame: Frame, asking: string, facts: F): Move<C> {
  const name = stepName(asking);
  if (!Object.hasOwn(flow.steps, name)) return { type: 'unclear' };
  const { step, item } = stepAt(flow, asking);
  const isItem = item === undefined || step.items?.(frame.known, facts).includes(item);
  const wanted = { ...frame, asking: isItem ? asking : name, returns: true } as const;
  return isAnswered(flow, wanted, facts) ? at(wanted) : keep(flow, frame, facts);
}

/** One question back; out of a question that was opened to change its answer, to where that was asked for. */
export function back<F, C>(flow: AnyFlow<F, C>, frame: Frame, facts: F): Move<C> | undefined {
  if (frame.returns) return keep(flow, frame, facts);
  const before = previous(flow, frame, facts);
  return before === undefined ? undefined : at({ ...frame, asking: before });
}

/** On to the first question that has no answer. */
export const keep = <F, C>(flow: AnyFlow<F, C>, frame: Frame, facts: F): Move<C> =>
  settle(flow, frame, facts);

const at = <C>(frame: Frame): Move<C> => ({ type: 'at', frame, says: [], commands: [] });

/** Answers stored by an older release are kept as far as they still parse; then the next question is found. */
export function resume<F, C>(flow: AnyFlow<F, C>, frame: Frame, facts: F): Frame | undefined {
  const parsed = flow.answers.safeParse(frame.known);
  if (parsed.success && Object.hasOwn(flow.steps, stepName(frame.asking))) return frame;
  const move = open(flow, parsed.success ? parsed.data : {}, facts);
  return move.type === 'at' ? move.frame : undefined;
}

/** Answers are small JSON: comparing their text is exact enough to see a change. */
const differs = (a: unknown, b: unknown): boolean =>
  a !== b && !(isObject(a) && isObject(b) && JSON.stringify(a) === JSON.stringify(b));

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;
