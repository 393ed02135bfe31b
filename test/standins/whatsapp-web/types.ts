import type { WebSocket } from 'ws';

export type Fields = Readonly<Record<string, unknown>>;

export type Key = {
  readonly fromMe: boolean;
  readonly remote: string;
  readonly id: string;
  readonly participant?: string;
};

/** A message as it goes over the wire between page and server. */
export type Wire = {
  readonly id: Key;
  readonly type: string;
  readonly body?: string;
  readonly caption?: string;
  readonly t: number;
  readonly ack: number;
  readonly [field: string]: unknown;
};

export type Contact = {
  readonly id: string;
  readonly lid?: string | undefined;
  readonly phoneNumber?: string;
  readonly name?: string;
  readonly pushname?: string;
  readonly registered: boolean;
  readonly isMyContact: boolean;
};

export type Chat = {
  readonly id: string;
  readonly name?: string | undefined;
  unreadCount: number;
  readonly messages: Wire[];
  readonly [field: string]: unknown;
};

/** One page that is open. */
export type Line = {
  readonly socket: WebSocket;
  token?: string | undefined;
  synced: boolean;
  ref?: string | undefined;
  code?: string;
  timer?: NodeJS.Timeout;
  readonly send: (message: Fields) => void;
};

/** `lost`: the server has it, and its answer does not arrive. */
export type Fault = 'refused' | 'silence' | 'lost';

/** What can be set beforehand, and changed at any time. */
export type Behaviour = {
  /** Milliseconds between two codes, and how many there are until the page gives up. */
  refMs: number;
  refs: number;
  syncMs: number;
  /** Acknowledgements that follow by themselves once the server has a message: 2 delivered, 3 read. */
  autoAck: readonly number[];
  /** What becomes of the messages of ours: undefined is well. */
  fails: (message: Wire) => Fault | undefined;
  /** What the page calls itself; nothing for one that does not come to that. */
  version: string;
  /** Modules that this version of the page lacks. */
  broken: string[];
  /** Nobody is let in. */
  isDown: boolean;
};
