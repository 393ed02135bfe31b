/** An HTTP answer that somebody will give, once, or the clock will. */
export type PendingAnswer = {
  readonly response: Promise<Response>;
  /** What comes after the first is too late and changes nothing. */
  give(response: Response): void;
  given(): boolean;
};

/** `within` in milliseconds; without it there is no hurry. */
export function openAnswer(within?: number, late?: () => Response): PendingAnswer {
  let settle: (response: Response) => void = () => {};
  let given = false;
  const response = new Promise<Response>((resolve) => {
    settle = resolve;
  });
  const give = (answer: Response) => {
    given = true;
    clearTimeout(timer);
    settle(answer);
  };
  const timer = late && setTimeout(() => give(late()), within);
  return { response, give, given: () => given };
}

export const emptyResponse = (status: number, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(null, { status, headers });
