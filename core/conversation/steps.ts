import type { Input } from './event.ts';
import type { Decision, Derived, Flow, Known, Step } from './flow.ts';
import type { Reply } from './reply.ts';

type TypedStep<Answers, Facts, Command, Needs extends keyof Answers> = Omit<
  Step<Answers, Facts, Command>,
  'needs' | 'ask' | 'take'
> & {
  readonly needs: readonly Needs[];
  readonly ask: (known: Known<Answers, Needs>, facts: Facts, item: string) => Reply;
  readonly take: (
    known: Known<Answers, Needs>,
    input: Input,
    facts: Facts,
    item: string,
  ) => Decision<Answers, Command>;
};

/** Binds a flow's types once, so that a step that reads an answer it does not need does not compile. */
export const stepsOf =
  <Answers, Facts, Command>() =>
  <Needs extends keyof Answers & string>(
    step: TypedStep<Answers, Facts, Command, Needs>,
  ): Step<Answers, Facts, Command> =>
    step as unknown as Step<Answers, Facts, Command>;

/** A step that is never asked: its answer follows from others. */
export const derived = <Answers, Facts, Command>(
  step: Pick<Step<Answers, Facts, Command>, 'fills' | 'needs' | 'applies'> & {
    readonly derive: (known: Partial<Answers>, facts: Facts) => Derived<Answers, Command>;
  },
): Step<Answers, Facts, Command> => ({
  ...step,
  ask: () => {
    throw new RangeError(`${step.fills} is worked out, never asked`);
  },
  take: () => unclear,
});

/** For the interpreter, which runs flows of any answers. */
export const erased = <A, F, C>(flow: Flow<A, F, C>): Flow<Readonly<Record<string, unknown>>, F, C> =>
  flow as unknown as Flow<Readonly<Record<string, unknown>>, F, C>;

export const fill = <A>(answers: Partial<A>, ...says: Reply[]) => ({ type: 'fill', answers, says }) as const;
export const again = (because: Reply) => ({ type: 'again', because }) as const;
export const unclear = { type: 'unclear' } as const;
