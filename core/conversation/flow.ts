import type { z } from 'zod';
import type { Input } from './event.ts';
import type { CommandName } from './lexicon.ts';
import type { Named } from './named.ts';
import type { Line, Reply } from './reply.ts';

/** What a step may rely on: the answers it names are there, all others may be. */
export type Known<Answers, Needs extends keyof Answers> = Readonly<Pick<Answers, Needs> & Partial<Answers>>;

export type Decision<Answers, Command> =
  /** What the answer told, maybe more than was asked. */
  | {
      readonly type: 'fill';
      readonly answers: Partial<Answers>;
      readonly says?: readonly Reply[];
      readonly commands?: readonly Command[];
    }
  /** A clear no, with the reason and an example. */
  | { readonly type: 'again'; readonly because: Reply }
  /** Not an answer to this question: repair takes over. */
  | { readonly type: 'unclear' }
  /** A sub-dialogue first; its result comes back as a `returned` input. */
  | { readonly type: 'call'; readonly flow: string; readonly known: Readonly<Record<string, unknown>> }
  /** The customer wants another look at an earlier answer. */
  | { readonly type: 'change'; readonly step: string }
  /** The flow ends here, before its last step. */
  | { readonly type: 'leave'; readonly replies: readonly Reply[]; readonly commands: readonly Command[] };

export type Step<Answers, Facts, Command> = {
  /** The answer this step fills. */
  readonly fills: keyof Answers & string;
  /** Answers this one rests on: it is asked again when one of them changes. */
  readonly needs: readonly (keyof Answers & string)[];
  /** Words of the person's own (a name, an address), where a device or a command is not looked for. */
  readonly freeText?: true;
  /** Words that are a command elsewhere, and here the name of a choice. */
  readonly claims?: readonly CommandName[];
  /** A second message sent in the same breath belongs to this answer. */
  readonly joins?: true;
  readonly example?: Line;
  readonly applies?: (known: Partial<Answers>, facts: Facts) => boolean;
  /** Asked once an item, in this order. Without an item, the step asks which one to answer anew. */
  readonly items?: (known: Partial<Answers>, facts: Facts) => readonly string[];
  /** Its question stays to be read again, a price or a summary: no later one takes its place. */
  readonly keeps?: true;
  /** Its choices are ticked one after another: a button of the list as it was before means the same. */
  readonly ticks?: true;
  /** Asked by another flow, which is opened when this step is reached; its result comes as a `returned` input. */
  readonly calls?: string;
  /** What the flow that it calls knows already; `question` when one of it only is to be answered anew, else empty. */
  readonly lends?: (
    known: Partial<Answers>,
    question: string,
    facts: Facts,
  ) => Readonly<Record<string, unknown>>;
  /** Worked out, never asked: what it fills, and what is to be done about it. */
  readonly derive?: (known: Partial<Answers>, facts: Facts) => Derived<Answers, Command>;
  readonly filled?: (known: Partial<Answers>, item: string | undefined, facts: Facts) => boolean;
  /** Whether words beside a choice's name say something else: then nothing is chosen by them. */
  readonly strays?: (known: Partial<Answers>, named: Named, facts: Facts, item?: string) => boolean;
  readonly ask: (known: Partial<Answers>, facts: Facts, item?: string) => Reply;
  readonly take: (
    known: Partial<Answers>,
    input: Input,
    facts: Facts,
    item?: string,
  ) => Decision<Answers, Command>;
};

export type Derived<Answers, Command> = {
  readonly answers: Partial<Answers>;
  readonly says?: readonly Reply[];
  readonly commands?: readonly Command[];
};

/** How a flow ends once every step is answered. */
export type Finish<Command> = {
  readonly replies: readonly Reply[];
  readonly commands: readonly Command[];
  /** For the flow that called this one. */
  readonly result?: unknown;
  /** What is to be remembered of this person. */
  readonly profile?: Readonly<Record<string, string>>;
};

/** A scripted dialogue as data: its steps in the order they are asked. */
export type Flow<Answers, Facts, Command> = {
  readonly name: string;
  readonly answers: z.ZodType<Partial<Answers>>;
  readonly steps: Readonly<Record<string, Step<Answers, Facts, Command>>>;
  /** Answers that tell nothing of a person; none when absent. What holds any other is kept sealed. */
  readonly impersonal?: ReadonlySet<keyof Answers & string>;
  readonly finish: (known: Partial<Answers>, facts: Facts) => Finish<Command>;
};
