import { bear, type Child } from './child.ts';
import type { Fetched } from './fetched.ts';
import { pauseAfter } from './pauses.ts';
import type { Going, News, Outcome, Said } from './protocol.ts';
import { createSends } from './sends.ts';
import type { SessionSettings } from './session-settings.ts';
import type { Reason, State } from './states.ts';

/** How the session stands, as far as is known here. */
export type Status = {
  readonly state: State;
  readonly why?: Reason | undefined;
  /** What the browser calls it, or where its program is looked for. */
  readonly detail?: string | undefined;
  /** Digits of our own number, once a phone was linked. */
  readonly own?: string | undefined;
  /** What is to be scanned or typed on the phone now. */
  readonly code?: { readonly kind: 'qr' | 'pairing'; readonly value: string } | undefined;
};

export type Listener = {
  /** Resolves once the turn is durable. */
  readonly heard: (said: Said) => Promise<void>;
  readonly changed: (status: Status) => void;
  readonly noted: (line: string) => void;
};

/** The number that is linked, wherever its browser runs. */
export type Session = {
  start(listener: Listener): void;
  /** Resolves when the browser is gone. */
  stop(): Promise<void>;
  send(going: Going): Promise<Outcome>;
  /** What came with a message, by the id that it was heard with. */
  fetch(id: string): Promise<Fetched>;
  typing(to: string): void;
  status(): Status;
};

export type SupervisorOptions = {
  readonly settings: SessionSettings;
  /** Milliseconds before the first, second, … new start in a row. */
  readonly pauses?: readonly number[];
};

/** Milliseconds a session has to have worked for the next fault to be the first in a row. */
const soundAfter = 60_000;

/** Keeps a process with the library and its browser running: one that ends is followed by another, after a while. */
export function supervise(options: SupervisorOptions): Session {
  const sends = createSends<Outcome>({ came: 'unknown' });
  const fetches = createSends<Fetched>({ came: 'lost' });
  let listener: Listener | undefined;
  const standing = createStanding((status) => listener?.changed(status));
  const running = keepRunning(options, {
    heard: (told, from) => {
      if (told.type === 'sent') sends.came(told.ref, told.outcome);
      else if (told.type === 'fetched') fetches.came(told.ref, told.fetched);
      else if (told.type === 'heard') void bring(listener, from, told);
      else if (told.type === 'noted') listener?.noted(told.line);
      else standing.hear(told);
    },
    ended: () => {
      sends.lost();
      fetches.lost();
      const worked = standing.ended();
      return { worked, why: standing.now().why };
    },
  });
  return {
    status: standing.now,
    start: (listens) => {
      listener = listens;
      running.start();
    },
    stop: running.stop,
    fetch: async (id) => {
      const child = standing.now().state === 'ready' ? running.child() : undefined;
      return child ? fetches.begin((ref) => child.tell({ type: 'fetch', ref, id })) : { came: 'broken' };
    },
    typing: (to) => running.child()?.tell({ type: 'typing', to }),
    send: async (going) => {
      const child = standing.now().state === 'dead' ? undefined : running.child();
      if (!child) return { came: 'broken' };
      return sends.begin((ref) => child.tell({ type: 'send', ref, going }));
    },
  };
}

type Watching = {
  readonly heard: (told: News, from: Child) => void;
  /** For how many milliseconds it had worked, and why it ended. */
  readonly ended: () => { readonly worked: number; readonly why: Reason | undefined };
};

function keepRunning({ settings, pauses }: SupervisorOptions, { heard, ended }: Watching) {
  let child: Child | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopping = false;
  let failed = 0;
  const start = (): void => {
    const born = bear(settings, {
      heard: (told) => heard(told, born),
      ended: () => {
        child = undefined;
        const { worked, why } = ended();
        if (worked > soundAfter) failed = 0;
        const pause = pauseAfter(why, failed++, pauses);
        if (!stopping && pause !== undefined) timer = setTimeout(start, pause);
      },
    });
    child = born;
  };
  return {
    start,
    child: () => child,
    stop: async (): Promise<void> => {
      stopping = true;
      clearTimeout(timer);
      await child?.end();
    },
  };
}

/** It is acknowledged once its turn is durable, and not before. */
async function bring(
  listener: Listener | undefined,
  from: Child,
  { ref, said }: { readonly ref: number; readonly said: Said },
): Promise<void> {
  try {
    if (!listener) throw new Error('nobody listens');
    await listener.heard(said);
    from.tell({ type: 'taken', ref });
  } catch {
    from.tell({ type: 'refused', ref });
  }
}

type Told = Extract<News, { readonly type: 'state' | 'code' | 'linked' }>;

/** What is known of the session, from what its process tells. */
function createStanding(changed: (status: Status) => void) {
  let status: Status = { state: 'starting' };
  let ready: number | undefined;
  const become = (next: Status): void => {
    if (next.state === 'ready') ready ??= Date.now();
    status = next;
    changed(next);
  };
  return {
    now: () => status,
    hear: (told: Told): void => {
      const { own, code, state } = status;
      if (told.type === 'linked') become({ ...status, own: told.own });
      else if (told.type === 'code') become({ ...status, code: { kind: told.kind, value: told.value } });
      else {
        // What is tried again has not passed yet: its cause is named until more is known.
        const { why, detail } = told.state === 'starting' && status.detail ? status : told;
        const waits = told.state === 'qr' || (told.state === 'starting' && state !== 'dead');
        become({ state: told.state, why, detail, own, ...(waits && code ? { code } : {}) });
      }
    },
    /** Milliseconds for which it had worked. */
    ended: (): number => {
      const worked = ready === undefined ? 0 : Date.now() - ready;
      ready = undefined;
      if (status.state !== 'dead') become({ state: 'dead', why: 'browser-gone', own: status.own });
      return worked;
    },
  };
}
