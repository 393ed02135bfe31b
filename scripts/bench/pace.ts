/** What is asked of a suite: how many rounds, how long, and how warm the contenders must be. */
export type Pace = {
  readonly rounds: number;
  readonly milliseconds: number;
  /** V8 has settled after some ten thousand turns. */
  readonly warmTurns: number;
};

export const full: Pace = { rounds: 7, milliseconds: 2_500, warmTurns: 20_000 };
export const quick: Pace = { rounds: 5, milliseconds: 400, warmTurns: 3_000 };
