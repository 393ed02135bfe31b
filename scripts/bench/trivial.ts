/** What each contender but the product decides with: a counter of questions, and the answers so far. */
export type Position = { readonly step: number; readonly answers: Readonly<Record<string, string>> };

export type Decision = {
  readonly state: Position;
  readonly reply: string;
  readonly order?: Position['answers'];
};

const said = [
  'Good condition, hardly used',
  'Two years old',
  'Asha Verma',
  'near the water tank, 2nd lane',
  'no problem at all',
  'since March last year',
] as const;

/** The conversation of a given number of questions: an opening, then an answer to each. */
export const textsOf = (questions: number): readonly string[] => [
  'sell',
  ...Array.from({ length: questions }, (_, n) => `${said[n % said.length]} ${n + 1}`),
];

const closed: Position = { step: 0, answers: {} };

/** Pure: the position before, one message, and what follows. Answers are cleared once they became an order. */
export const trivialFlow =
  (questions: number) =>
  (before: Position | null | undefined, text: string): Decision => {
    if (!before || before.step === 0) return { state: { step: 1, answers: {} }, reply: ask(1, questions) };
    const { step } = before;
    const answers = { ...before.answers, [`answer${step}`]: text };
    return step < questions
      ? { state: { step: step + 1, answers }, reply: ask(step + 1, questions) }
      : { state: closed, reply: 'Done: your order is placed.', order: answers };
  };

const ask = (step: number, questions: number): string =>
  `Question ${step} of ${questions}: how about part ${step}?`;
