import type { Frame } from './conversation.ts';
import type { Decision, Finish, Flow, Step } from './flow.ts';
import type { Input, Reply } from './message.ts';

type Known = Readonly<Record<string, unknown>>;
/** Flows of any answers, for the interpreter that runs them all. */
export type AnyFlow<F, C> = Flow<Known, F, C>;
type AnyStep<F, C> = Step<Known, F, C>;

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
  | { readonly type: 'call'; readonly flow: string; readonly known: Known };

/** Opens a flow at its first question that `known` does not answer yet. */
export const open = <F, C>(flow: AnyFlow<F, C>, known: Known, facts: F): Move<C> =>
  settle(flow, { flow: flow.name, asking: '', known, trail: [] }, facts);

export function advance<F, C>(flow: AnyFlow<F, C>, frame: Frame, input: Input, facts: F): Move<C> {
  const { step, item } = stepAt(flow, frame.asking);
  const decision: Decision<Known, C> = step.take(frame.known, input, facts, item);
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

/** The question that the flow stands at. */
export function question<F, C>(flow: AnyFlow<F, C>, frame: Frame, facts: F): Reply {
  const { step, item } = stepAt(flow, frame.asking);
  return step.ask(frame.known, facts, item);
}

type Filling<C> = {
  readonly answers: Known;
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

const stepName = (asking: string): string => {
  const dot = asking.indexOf('.');
  return dot < 0 ? asking : asking.slice(0, dot);
};

/** The step and item that `asking` names; the first step when a newer release no longer has it. */
export function stepAt<F, C>(flow: AnyFlow<F, C>, asking: string) {
  const name = stepName(asking);
  const item = name === asking ? undefined : asking.slice(name.length + 1);
  const step: AnyStep<F, C> | undefined = Object.hasOwn(flow.steps, name) ? flow.steps[name] : undefined;
  if (!step) throw new RangeError(`flow ${flow.name} has no step ${name}`);
  return { name, step, item };
}

/** Answers stored by an older release are kept as far as they still parse; then the next question is found. */
export function resume<F, C>(flow: AnyFlow<F, C>, frame: Frame, facts: F): Frame | undefined {
  const parsed = flow.answers.safeParse(frame.known);
  if (parsed.success && Object.hasOwn(flow.steps, stepName(frame.asking))) return frame;
  const move = open(flow, parsed.success ? parsed.data : {}, facts);
  return move.type === 'at' ? move.frame : undefined;
}

function settle<F, C>(flow: AnyFlow<F, C>, from: Frame, facts: F): Move<C> {
  const says: Reply[] = [];
  const commands: C[] = [];
  let frame = from;
  let asking = nextQuestion(flow, frame.known, facts);
  // A derived answer may make another step due: each fills an answer, so this ends.
  for (let step = derivedAt(flow, asking); step?.derive; step = derivedAt(flow, asking)) {
    const found = step.derive(frame.known, facts);
    says.push(...(found.says ?? []));
    commands.push(...(found.commands ?? []));
    frame = { ...frame, known: { ...frame.known, ...found.answers } };
    asking = nextQuestion(flow, frame.known, facts);
  }
  if (asking === undefined) {
    const finish = flow.finish(frame.known, facts);
    return { type: 'over', finish: { ...finish, commands: [...commands, ...finish.commands] }, says };
  }
  const left = frame.asking !== '' && frame.asking !== asking && !frame.trail.includes(frame.asking);
  const trail = left ? [...frame.trail, frame.asking] : frame.trail;
  return { type: 'at', frame: { ...frame, asking, trail }, says, commands };
}

const derivedAt = <F, C>(flow: AnyFlow<F, C>, asking: string | undefined): AnyStep<F, C> | undefined =>
  asking === undefined ? undefined : flow.steps[asking];

function nextQuestion<F, C>(flow: AnyFlow<F, C>, known: Known, facts: F): string | undefined {
  for (const name in flow.steps) {
    const step = flow.steps[name] as AnyStep<F, C>;
    if (step.applies && !step.applies(known, facts)) continue;
    if (!step.items) {
      if (!isFilled(step, known, undefined, facts)) return name;
      continue;
    }
    const item = step.items(known, facts).find((each) => !isFilled(step, known, each, facts));
    if (item !== undefined) return `${name}.${item}`;
  }
  return undefined;
}

const isFilled = <F, C>(step: AnyStep<F, C>, known: Known, item: string | undefined, facts: F): boolean =>
  step.filled ? step.filled(known, item, facts) : known[step.fills] !== undefined;

function forgetWhatRestsOn<F, C>(
  flow: AnyFlow<F, C>,
  known: Known,
  changed: readonly string[],
  given: Known,
): Known {
  if (changed.length === 0) return known;
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

/** Answers are small JSON: comparing their text is exact enough to see a change. */
const differs = (a: unknown, b: unknown): boolean =>
  a !== b && !(isObject(a) && isObject(b) && JSON.stringify(a) === JSON.stringify(b));

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;
