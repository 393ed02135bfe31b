import { type Answers, type AnyFlow, type AnyStep, stepAt } from './any-flow.ts';
import type { Conversation, Frame } from './conversation.ts';
import type { Desk } from './desk.ts';

export const isFilled = <F, C>(
  step: AnyStep<F, C>,
  known: Answers,
  item: string | undefined,
  facts: F,
): boolean => (step.filled ? step.filled(known, item, facts) : known[step.fills] !== undefined);

/**
 * The question before the open one in the flow's own order, whoever or whatever answered it: a device that was named
 * in a sentence has a way back as well. Undefined at the first.
 */
export function previous<F, C>(flow: AnyFlow<F, C>, frame: Frame, facts: F): string | undefined {
  const at = stepAt(flow, frame.asking);
  let before: string | undefined;
  for (const name in flow.steps) {
    const step = flow.steps[name] as AnyStep<F, C>;
    if (step.derive || step.applies?.(frame.known, facts) === false) continue;
    const isHere = name === at.name;
    if (step.items) {
      const items = step.items(frame.known, facts);
      const some = isHere && at.item !== undefined ? items.slice(0, items.indexOf(at.item)) : items;
      const item = isHere && at.item === undefined ? undefined : lastFilled(step, some, frame.known, facts);
      if (item !== undefined) before = `${name}.${item}`;
    } else if (!isHere && isFilled(step, frame.known, undefined, facts)) before = name;
    if (isHere) return before;
  }
  return before;
}

const lastFilled = <F, C>(step: AnyStep<F, C>, items: readonly string[], known: Answers, facts: F) =>
  items.findLast((item) => isFilled(step, known, item, facts));

/** Whether the open question has an answer already, which may be kept. */
export function isAnswered<F, C>(flow: AnyFlow<F, C>, frame: Frame, facts: F): boolean {
  const { step, item } = stepAt(flow, frame.asking);
  return step.items && item === undefined
    ? step.items(frame.known, facts).every((each) => isFilled(step, frame.known, each, facts))
    : isFilled(step, frame.known, item, facts);
}

export type Ways = { readonly canGoBack: boolean; readonly canKeep: boolean };

/** Where one can go from the open question besides on: a sub-dialogue leads back into the flow below it. */
export function waysFrom<F, C>(desk: Desk<F, C>, { stack }: Conversation, facts: F): Ways {
  const frame = stack.at(-1);
  const flow = frame && desk.flows[frame.flow];
  if (!frame || !flow) return { canGoBack: false, canKeep: false };
  const below = stack.at(-2);
  const flowBelow = below && desk.flows[below.flow];
  const canKeep = isAnswered(flow, frame, facts);
  return {
    canGoBack: flowBelow !== undefined || frame.returns || previous(flow, frame, facts) !== undefined,
    canKeep: canKeep || (below && flowBelow ? isAnswered(flowBelow, below, facts) : false),
  };
}
