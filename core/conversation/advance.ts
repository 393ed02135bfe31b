import { type Answers, type AnyFlow, stepAt, stepName } from './any-flow.ts';
import type { Frame } from './conversation.ts';
import type { Input } from './event.ts';
import type { Decision } from './flow.ts';
import type { Reply } from './reply.ts';
import { forgetWhatRestsOn, type Move, settle } from './settle.ts';

/** Opens a flow at its first question that `known` does not answer yet. */
export const open = <F, C>(flow: AnyFlow<F, C>, known: Answers, facts: F): Move<C> =>
  settle(flow, { flow: flow.name, asking: '', known, trail: [] }, facts);

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
  const move = settle(flow, { ...frame, known: Object.assign({}, kept, answers) }, facts);
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

/** Asks an earlier step again; a step with items is asked again whole. */
export function change<F, C>(flow: AnyFlow<F, C>, frame: Frame, name: string, facts: F): Move<C> {
  const step = flow.steps[name];
  if (!step) return { type: 'unclear' };
  const { [step.fills]: _forgotten, ...rest } = frame.known;
  const known = forgetWhatRestsOn(flow, rest, [step.fills], {});
  const trail = frame.trail.filter((asked) => stepName(asked) !== name);
  return settle(flow, { ...frame, known, trail, asking: '' }, facts);
}

/** One question back. Undefined at the first one. */
export function back<F, C>(flow: AnyFlow<F, C>, frame: Frame, facts: F): Move<C> | undefined {
  const last = frame.trail.at(-1);
  if (last === undefined) return undefined;
  const { name, step, item } = stepAt(flow, last);
  const trail = frame.trail.slice(0, -1);
  if (item === undefined) return change(flow, { ...frame, trail }, name, facts);
  const forgotten = step.forget?.(frame.known, item) ?? frame.known;
  return settle(
    flow,
    { ...frame, known: forgetWhatRestsOn(flow, forgotten, [step.fills], {}), trail, asking: '' },
    facts,
  );
}

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
