import { setTimeout as sleep } from 'node:timers/promises';
import type { HomeView } from '@slack/types';
import type { OperatorDesk } from '../../operators/index.ts';
import type { SlackApi } from '../api/index.ts';
import type { Who } from '../who.ts';
import type { Words } from '../words.ts';
import { drawHome, drawRefusal } from './draw.ts';

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
  /** Milliseconds between two rounds over all open tabs. */
  readonly every?: number;
  readonly now?: () => number;
};

type Viewer = { readonly who: Who; tab: string; at: number; shown: string };

/** Slack does not say when a tab is closed: who opened it that long ago, in milliseconds, is taken to have gone. */
const open = 30 * 60_000;
const mostViewers = 100;
const firstTab = 'unassigned';

export function createHomes({
  desk,
  api,
  words,
  report,
  every = 2_000,
  now = Date.now,
}: HomesOptions): Homes {
  const viewers = new Map<string, Viewer>();
  const stopping = new AbortController();
  let news = false;
  let busy = false;

  const draw = async ({ who, tab }: Viewer): Promise<HomeView> => {
    const board = await desk.board(tab, who);
    return board.ok ? drawHome(board.value, tab, words) : drawRefusal(board.reason, words);
  };

  /** Nothing is sent when nothing looks different. */
  const show = async (viewer: Viewer, call: SlackApi['call']): Promise<void> => {
    const view = await draw(viewer);
    const print = JSON.stringify(view);
    if (viewer.shown === print) return;
    await call('views.publish', { user_id: viewer.who.userId, view });
    viewer.shown = print;
  };

  const rounds = async (): Promise<void> => {
    busy = true;
    while (news && !stopping.signal.aborted) {
      await sleep(every, undefined, { signal: stopping.signal, ref: false }).catch(() => {});
      news = false;
      for (const [id, viewer] of viewers) {
        if (stopping.signal.aborted) break;
        if (now() - viewer.at > open) viewers.delete(id);
        else await show(viewer, api.call).catch(report);
      }
    }
    busy = false;
  };

  return {
    async open(who, tab) {
      const known = viewers.get(who.userId);
      const wanted = tab || known?.tab || firstTab;
      const viewer = { who, tab: wanted, at: now(), shown: known?.shown ?? '' };
      viewers.delete(who.userId);
      const [oldest] = viewers.keys();
      if (viewers.size >= mostViewers && oldest !== undefined) viewers.delete(oldest);
      viewers.set(who.userId, viewer);
      await show(viewer, api.callNow);
    },
    async refresh(who) {
      const viewer = viewers.get(who.userId);
      if (viewer) await show(viewer, api.callNow).catch(report);
    },
    changed() {
      news = viewers.size > 0;
      if (news && !busy) void rounds();
    },
    stop: () => stopping.abort(),
  };
}
