import type { Answers, AnyFlow, AnyStep } from './any-flow.ts';
import type { Frame } from './conversation.ts';
import type { Finish } from './flow.ts';
import type { Reply } from './reply.ts';
import { isFilled } from './way-back.ts';

/** One input to one flow: where it then stands (nowhere once it is over) and what follows. */
export type Move<C> =
  | {
      readonly type: 'at';
      readonly frame: Frame;
      readonly says: readonly Reply[];
      readonly commands: readonly C[];
    }
  | { readonly type: 'over'; readonly finish: Finish<C>; readonly says: readonly Reply[] }
  | { readonly type: 'again'; readonly because: Reply }
  | { readonly type: 'unclear' }
  | { readonly type: 'call'; readonly flow: string; readonly known: Answers };

/**
 * Where a flow stands with what is known: answers that follow from others are worked out on the way. `open` is asked
 * although it has an answer, when nothing before it is to be asked.
 */
export function settle<F, C>(flow: AnyFlow<F, C>, from: Frame, facts: F, open?: string): Move<C> {
  const says: Reply[] = [];
  const commands: C[] = [];
  let frame = from;
  let asking = nextQuestion(flow, frame.known, facts, open);
  // A derived answer may make another step due: each fills an answer, so this ends.
  for (let step = derivedAt(flow, asking); step?.derive; step = derivedAt(flow, asking)) {
    const found = step.derive(frame.known, facts);
    says.push(...(found.says ?? []));
    commands.push(...(found.commands ?? []));
    frame = { ...frame, known: { ...frame.known, ...found.answers } };
    asking = nextQuestion(flow, frame.known, facts, open);
  }
  if (asking === undefined) {
    const finish = flow.finish(frame.known, facts);
    return { type: 'over', finish: { ...finish, commands: [...commands, ...finish.commands] }, says };
  }
  const there = frame.returns && asking !== open ? without(frame) : frame;
  return { type: 'at', frame: { ...there, asking }, says, commands };
}

const without = ({ returns: _changed, ...frame }: Frame): Frame => frame;

const derivedAt = <F, C>(flow: AnyFlow<F, C>, asking: string | undefined): AnyStep<F, C> | undefined =>
  asking === undefined ? undefined : flow.steps[asking];

function nextQuestion<F, C>(
  flow: AnyFlow<F, C>,
  known: Answers,
  facts: F,
  open: string | undefined,
): string | undefined {
  for (const name in flow.steps) {
    const step = flow.steps[name] as AnyStep<F, C>;
    if (step.applies && !step.applies(known, facts)) continue;
    if (!step.items) {
      if (name === open || !isFilled(step, known, undefined, facts)) return name;
      continue;
    }
    const item = step
      .items(known, facts)
      .find(
        (each) => !isFilled(step, known, each, facts) || (open !== undefined && open === `${name}.${each}`),
      );
    if (item !== undefined) return `${name}.${item}`;
    if (name === open) return name;
  }
  return undefined;
}

/** Most answers have nothing that rests on them. */
function restsOn<F, C>(flow: AnyFlow<F, C>, changed: readonly string[]): boolean {
  for (const name in flow.steps)
    for (const need of (flow.steps[name] as AnyStep<F, C>).needs) if (changed.includes(need)) return true;
  return false;
}

/** The answers without those that rest on a changed one and were not `given` anew. */
export function forgetWhatRestsOn<F, C>(
  flow: AnyFlow<F, C>,
  known: Answers,
  changed: readonly string[],
  given: Answers,
): Answers {
  if (!restsOn(flow, changed)) return known;
  const gone = new Set(changed);
  const lost = new Set<string>();
  for (const name in flow.steps) {
    const { fills, needs } = flow.steps[name] as AnyStep<F, C>;
    if (needs.length === 0 || gone.has(fills) || !needs.some((need) => gone.has(need))) continue;
    gone.add(fills);
    if (!Object.hasOwn(given, fills)) lost.add(fills);
  }
  if (lost.size === 0) return known;
  return Object.fromEntries(Object.entries(known).filter(([name]) => !lost.has(name)));
}
