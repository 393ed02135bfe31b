import type { Instant } from '#core/shared/index.ts';
import { forgetOldest } from '../shell/forget-oldest.ts';

/** When people last wrote. Forgotten at a restart: then the platform says when a window is closed. */
export type HeardLately = {
  note(conversation: string, at: Instant): void;
  find(conversation: string): Instant | undefined;
};

/** The one heard longest ago is forgotten first. */
const most = 20_000;

export function heardLately(): HeardLately {
  const heard = new Map<string, Instant>();
  return {
    find: (conversation) => heard.get(conversation),
    note: (conversation, at) => {
      const before = heard.get(conversation) ?? 0;
      heard.delete(conversation);
      heard.set(conversation, Math.max(before, at));
      forgetOldest(heard, most);
    },
  };
}
