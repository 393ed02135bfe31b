import { setTimeout as sleep } from 'node:timers/promises';
import type { OperatorDesk } from '../../operators/index.ts';
import type { SlackApi } from '../api/index.ts';
import type { Who } from '../who.ts';
import type { Words } from '../words.ts';
import { drawHome, drawRefusal } from './draw.ts';
import { createViewers, type Viewer } from './viewers.ts';

/** The home tabs of those who have looked at theirs lately. */
export type Homes = {
  /** Shows a person's board; the list they looked at last when `tab` names none. */
  open(who: Who, tab?: string): Promise<void>;
  /** Shows it anew to somebody who has it open. */
  refresh(who: Who): Promise<void>;
  /** Something may look different: everybody who has it open will see it soon. */
  changed(): void;
  stop(): void;
};

type HomesOptions = {
  readonly desk: Pick<OperatorDesk, 'board'>;
  readonly api: SlackApi;
  readonly words: Words;
  readonly report: (error: unknown) => void;
  readonly now?: () => number;
};

/** Milliseconds between two rounds over all open tabs. */
const every = 2_000;

export function createHomes(options: HomesOptions): Homes {
  const { api, report, now = Date.now } = options;
  const viewers = createViewers(now);
  const stopping = new AbortController();
  let news = false;
  let busy = false;

  const rounds = async (): Promise<void> => {
    busy = true;
    while (news && !stopping.signal.aborted) {
      await sleep(every, undefined, { signal: stopping.signal, ref: false }).catch(() => {});
      news = false;
      for (const viewer of stopping.signal.aborted ? [] : viewers.all())
        await show(options, viewer, api.call).catch(report);
    }
    busy = false;
  };

  return {
    open: (who, tab) => show(options, viewers.enter(who, tab), api.callNow),
    async refresh(who) {
      const viewer = viewers.find(who);
      if (viewer) await show(options, viewer, api.callNow).catch(report);
    },
    changed() {
      news = viewers.all().length > 0;
      if (news && !busy) void rounds();
    },
    stop: () => stopping.abort(),
  };
}

/** Nothing is sent when nothing looks different. */
async function show({ desk, words }: HomesOptions, viewer: Viewer, call: SlackApi['call']): Promise<void> {
  const { who, tab } = viewer;
  const board = await desk.board(tab, who);
  const view = board.ok ? drawHome(board.value, tab, words) : drawRefusal(board.reason, words);
  const print = JSON.stringify(view);
  if (viewer.shown === print) return;
  await call('views.publish', { user_id: who.userId, view });
  viewer.shown = print;
}
