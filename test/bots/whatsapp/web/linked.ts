import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import {
  type Listener,
  type Patience,
  patience,
  type Session,
  type Status,
  supervise,
} from '#bots/whatsapp/web/index.ts';
import { type Behaviour, startWhatsappWeb, type WhatsappWeb } from '../../../standins/whatsapp-web/index.ts';
import { chromiumProgram } from '../../../support/chromium.ts';
import { waitFor } from '../../../support/waiting.ts';
import { keptBy, signal } from './browsers.ts';

type SessionSettings = Parameters<typeof supervise>[0]['settings'];
type Said = Parameters<Listener['heard']>[0];

/** A session with a real browser, and everything that it told. */
export type Linked = {
  readonly wa: WhatsappWeb;
  readonly session: Session;
  readonly folder: string;
  readonly settings: SessionSettings;
  readonly heard: Said[];
  /** `state`, or `state: why`, each change. */
  readonly states: string[];
  readonly codes: NonNullable<Status['code']>[];
  readonly lines: string[];
  /** Resolves once it is so; looked at whenever the session tells something. */
  until(look: () => boolean, within?: number): Promise<void>;
  ready(): Promise<void>;
  /** Who takes what is heard; without anybody it is taken, and kept in `heard`. */
  hears(take: Listener['heard'] | undefined): void;
  close(): Promise<void>;
};

export type LinkedOptions = {
  readonly behaviour?: Partial<Behaviour>;
  readonly wa?: WhatsappWeb;
  readonly folder?: string;
  /** Nobody scans the code. */
  readonly unscanned?: true;
  readonly patience?: Partial<Patience>;
  readonly ack?: number;
  readonly chromium?: string;
  readonly pairNumber?: string;
  readonly sendSeen?: boolean;
  readonly polls?: boolean;
  readonly pauses?: readonly number[];
};

/** Milliseconds between two looks at the page: ten times as often as usual. */
const beat = 100;

export async function openLinked(options: LinkedOptions = {}): Promise<Linked> {
  const wa = options.wa ?? (await startWhatsappWeb(options.behaviour));
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'haat-whatsapp-'));
  const settings = await settingsOf(wa, folder, options);
  const session = supervise({ settings, pauses: options.pauses ?? [50] });
  const { until, hears, listener, ...told } = ledger((code) => {
    if (!options.unscanned && code.kind === 'qr') wa.phone.scan(code.value);
  });
  session.start(listener);
  return {
    ...{ wa, session, folder, settings, ...told, until, hears },
    ready: () => until(() => session.status().state === 'ready' && session.status().own !== undefined),
    close: async () => {
      await session.stop();
      if (!options.wa) await wa.stop();
      if (!options.folder) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Writes down what a session tells, and wakes who waits for it. */
function ledger(shown: (code: Linked['codes'][number]) => void) {
  const listeners = new Set<() => void>();
  const told: Pick<Linked, 'heard' | 'states' | 'codes' | 'lines'> = {
    heard: [],
    states: [],
    codes: [],
    lines: [],
  };
  let take: Listener['heard'] | undefined;
  const note = <One>(list: One[], one: One): void => {
    list.push(one);
    for (const listener of [...listeners]) listener();
  };
  const listener: Listener = {
    heard: async (said) => {
      await take?.(said);
      note(told.heard, said);
    },
    noted: (line) => note(told.lines, line),
    changed: ({ state, why, code }) => {
      const name = why ? `${state}: ${why}` : state;
      if (code && code.value !== told.codes.at(-1)?.value) {
        note(told.codes, code);
        shown(code);
      }
      // Also what is not written down may be what somebody waits for.
      if (told.states.at(-1) === name) told.states.pop();
      note(told.states, name);
    },
  };
  const until: Linked['until'] = async (look, within = 30_000) => {
    const missing = () => `not so in ${within} ms: ${told.states.join(', ')} | ${told.lines.join(', ')}`;
    await waitFor({ look: () => look() || undefined, listeners, within, missing });
  };
  const hears: Linked['hears'] = (by) => {
    take = by;
  };
  return { ...told, listener, until, hears };
}

/** The same for the tests of a file: what they open is closed after each. */
export function linkingPhones(): (options?: LinkedOptions) => Promise<Linked> {
  const open: Linked[] = [];
  afterEach(async () => {
    for (const linked of open.splice(0).reverse()) await linked.close();
  });
  return async (options) => {
    const linked = await openLinked(options);
    open.push(linked);
    return linked;
  };
}

export type Unheard = Pick<Linked, 'wa' | 'session' | 'close'> & { readonly killBrowser: () => void };

/** The same for somebody who listens to it by themselves; its code is scanned all the same. */
export async function openUnheard(options: LinkedOptions = {}): Promise<Unheard> {
  const wa = await startWhatsappWeb();
  const folder = mkdtempSync(join(tmpdir(), 'haat-whatsapp-'));
  const session = supervise({ settings: await settingsOf(wa, folder, options), pauses: [50] });
  let scanned: string | undefined;
  const start: Session['start'] = (listener) =>
    session.start({
      ...listener,
      changed: (status) => {
        listener.changed(status);
        if (status.code && status.code.value !== scanned) wa.phone.scan(status.code.value);
        scanned = status.code?.value ?? scanned;
      },
    });
  const close = async (): Promise<void> => {
    await session.stop();
    await wa.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  const killBrowser = () => signal('KILL', [keptBy(folder).browser]);
  return { wa, session: { ...session, start }, killBrowser, close };
}

/** Everything a session needs to begin, with the browser of this machine. */
export async function settingsOf(wa: WhatsappWeb, folder: string, options: LinkedOptions) {
  const { path, headless } = await chromiumProgram();
  const { chromium = path, pairNumber, sendSeen = true, polls = false, ack = 5_000 } = options;
  return {
    folder,
    chromium,
    headless,
    args: [...wa.chromeArgs],
    sendSeen,
    polls,
    ...(pairNumber === undefined ? {} : { pairNumber }),
    beat,
    ack,
    patience: { ...patience, ...options.patience },
  };
}
