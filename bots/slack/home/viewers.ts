import type { Who } from '../who.ts';

/** Somebody with their home tab open: the list they look at, and what it showed last. */
export type Viewer = { readonly who: Who; readonly tab: string; readonly since: number; shown: string };

export type Viewers = {
  /** Remembers that somebody opened their tab; without `tab`, on the list they looked at last. */
  enter(who: Who, tab: string | undefined): Viewer;
  find(who: Who): Viewer | undefined;
  /** Those who may still look, longest there first. */
  all(): readonly Viewer[];
};

/** Slack does not say when a tab is closed: who opened it that long ago, in milliseconds, is taken to have gone. */
const open = 30 * 60_000;
const most = 100;
const firstTab = 'unassigned';

export function createViewers(now: () => number): Viewers {
  const viewers = new Map<string, Viewer>();
  return {
    enter(who, tab) {
      const known = viewers.get(who.userId);
      const viewer = {
        who,
        tab: tab || known?.tab || firstTab,
        since: now(),
        shown: known?.shown ?? '',
      };
      viewers.delete(who.userId);
      const [longest] = viewers.keys();
      if (viewers.size >= most && longest !== undefined) viewers.delete(longest);
      viewers.set(who.userId, viewer);
      return viewer;
    },
    find: (who) => viewers.get(who.userId),
    all() {
      for (const [id, { since }] of viewers) if (now() - since > open) viewers.delete(id);
      return [...viewers.values()];
    },
  };
}
