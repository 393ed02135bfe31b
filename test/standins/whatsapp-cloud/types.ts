export type Fields = Readonly<Record<string, unknown>>;

/** A message of the business as the person's telephone shows it. */
export type Shown = {
  readonly id: string;
  readonly type: string;
  /** With its signs still in it. */
  readonly text: string;
  readonly buttons: readonly { readonly id: string; readonly title: string }[];
  readonly at: number;
};

/** One call of the business. */
export type Call = {
  readonly method: string;
  readonly path: string;
  readonly body: Fields;
  readonly status: number;
};

export type Fault = {
  /** Only calls of this kind; a message of any type when it is `messages`, a form for one when it is `address`. */
  readonly on: 'messages' | 'media' | 'download' | 'number' | 'address';
  /** Graph's error code; the connection is cut when absent. */
  readonly code?: number;
  readonly status?: number;
  /** Takes it, and tells by webhook that it failed. */
  readonly later?: true;
  /** How many calls it hits; 1 if not given. */
  readonly times?: number;
};
