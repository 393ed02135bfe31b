import type { Frame } from './conversation.ts';
import type { Flow, Step } from './flow.ts';
import type { Reply } from './reply.ts';

/** Answers of any flow, by name. */
export type Answers = Readonly<Record<string, unknown>>;
/** Flows of any answers, for the interpreter that runs them all. */
export type AnyFlow<F, C> = Flow<Answers, F, C>;
export type AnyStep<F, C> = Step<Answers, F, C>;

/** The question that the flow stands at. */
export function question<F, C>(flow: AnyFlow<F, C>, frame: Frame, facts: F): Reply {
  const { step, item } = stepAt(flow, frame.asking);
  return step.ask(frame.known, facts, item);
}

/** The step's name in `name.item`. */
export const stepName = (asking: string): string => {
  const dot = asking.indexOf('.');
  return dot < 0 ? asking : asking.slice(0, dot);
};

/** The step and item that `asking` names. Throws for one that the flow does not have: `resume` mends those of older releases. */
export function stepAt<F, C>(flow: AnyFlow<F, C>, asking: string) {
  const name = stepName(asking);
  const item = name === asking ? undefined : asking.slice(name.length + 1);
  const step: AnyStep<F, C> | undefined = Object.hasOwn(flow.steps, name) ? flow.steps[name] : undefined;
  if (!step) throw new RangeError(`flow ${flow.name} has no step ${name}`);
  return { name, step, item };
}
