import type { Client } from 'whatsapp-web.js';
import { z } from 'zod';
import type { News } from '../protocol.ts';
import type { SessionSettings } from '../session-settings.ts';
import type { Reason } from '../states.ts';
import { announceSynced, look, refreshCode } from './page-scripts.ts';
import { begin, type Cure, next, type Sight } from './standing.ts';
import { TooSlow, within } from './within.ts';

export type Watching = {
  readonly client: Client;
  readonly settings: SessionSettings;
  readonly tell: (news: News) => void;
  readonly end: (why: Reason) => void;
  /** Listeners are there, after none were. */
  readonly ready: () => void;
};

export type Watch = {
  /** Looks now. */
  soon(): void;
  stop(): void;
};

const seen = z.object({ socket: z.string().optional(), synced: z.boolean(), attached: z.boolean() });

/** Looks at browser and page again and again, says what became of the session, and does what helps. */
export function watch({ client, settings, tell, end, ready }: Watching): Watch {
  const { beat, patience } = settings;
  const hasCrashed = createCrashes(client);
  let standing = begin(Date.now());
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let looking = false;
  const round = async (): Promise<void> => {
    const sight = await lookAt(client, hasCrashed, patience.look);
    if (stopped) return;
    const before = standing;
    const step = next(before, sight, Date.now(), patience);
    standing = step.standing;
    const { state, why } = standing;
    if (state === 'dead') return end(why ?? 'ended');
    if (state !== before.state || why !== before.why) tell({ type: 'state', state, why });
    if (state === 'ready' && before.state !== 'ready') ready();
    await help(client, step.cure, settings);
  };
  const soon = (): void => {
    clearTimeout(timer);
    if (stopped || looking) return;
    looking = true;
    round()
      .catch(() => undefined)
      .finally(() => {
        looking = false;
        if (!stopped) timer = setTimeout(soon, beat);
      });
  };
  tell({ type: 'state', state: standing.state });
  soon();
  return {
    soon,
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

/** The library tells nothing of a page that crashed; what it is built on does. */
function createCrashes(client: Client): () => boolean {
  let heard = false;
  let crashed = false;
  return () => {
    if (!heard && client.pupPage) {
      heard = true;
      client.pupPage.on('error', () => {
        crashed = true;
      });
    }
    return crashed;
  };
}

async function lookAt(client: Client, hasCrashed: () => boolean, patience: number): Promise<Sight> {
  const { pupBrowser, pupPage } = client;
  const blind = { synced: false, attached: false, page: 'answers' } as const;
  if (pupBrowser?.connected === false) return { ...blind, browser: 'gone' };
  if (!pupPage) return { ...blind, browser: 'none' };
  if (hasCrashed()) return { ...blind, browser: 'up', page: 'crashed' };
  try {
    const answer = seen.parse(await within(patience, pupPage.evaluate(look)));
    return { ...answer, browser: 'up', page: 'answers' };
  } catch (error) {
    // A page that is loading another one refuses; one that hangs says nothing.
    return { ...blind, browser: 'up', page: error instanceof TooSlow ? 'silent' : 'answers' };
  }
}

/** A page that hangs is not waited for: the next look finds that out. */
async function help(
  { pupPage }: Client,
  cure: Cure,
  { patience, pairNumber }: SessionSettings,
): Promise<void> {
  // Where a code is typed, the library asks for the next one by itself.
  if (cure === 'refresh-code' && pairNumber !== undefined) return;
  const script = { 'refresh-code': refreshCode, nudge: announceSynced, none: undefined, end: undefined }[
    cure
  ];
  if (script && pupPage) await within(patience.look, pupPage.evaluate(script)).catch(() => undefined);
}
