/** An answer `{ok: false}` of the Bot API; `code` is its error_code and its HTTP status. */
export class Refusal extends Error {
  readonly code: number;
  readonly parameters: Readonly<Record<string, number>> | undefined;

  constructor(code: number, description: string, parameters?: Readonly<Record<string, number>>) {
    super(description);
    this.code = code;
    this.parameters = parameters;
  }
}

/** A 400 in Telegram's wording. */
export const badRequest = (reason: string): Refusal => new Refusal(400, `Bad Request: ${reason}`);
