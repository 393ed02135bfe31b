import type { Message, View } from './types.ts';

/** What Slack's clients show and the Web API does not tell: open forms, home tabs, messages for one person. */
export type Screens = {
  /** Remembers whose tap this trigger is. */
  trigger(id: string, userId: string): void;
  opened(triggerId: string, view: View): void;
  pushed(userId: string, view: View): void;
  replaced(view: View): void;
  /** The form on top went away, or all of them. */
  closed(userId: string, which: 'top' | 'all'): void;
  published(userId: string, view: View): void;
  whispered(message: Message): void;
  modal(userId: string): View | undefined;
  home(userId: string): View | undefined;
  whispers(userId: string, channel: string): readonly Message[];
};

export function createScreens(): Screens {
  const triggers = new Map<string, string>();
  const stacks = new Map<string, readonly View[]>();
  const homes = new Map<string, View>();
  const whispers: Message[] = [];
  const stack = (userId: string) => stacks.get(userId) ?? [];
  const put = (userId: string, views: readonly View[]) => void stacks.set(userId, views);
  const swap = (old: View, view: View) => (old.id === view.id ? view : old);
  return {
    trigger: (id, userId) => void triggers.set(id, userId),
    opened(triggerId, view) {
      const userId = triggers.get(triggerId);
      if (userId) put(userId, [...stack(userId), view]);
    },
    pushed: (userId, view) => put(userId, [...stack(userId), view]),
    replaced(view) {
      for (const [userId, views] of stacks)
        put(
          userId,
          views.map((old) => swap(old, view)),
        );
      for (const [userId, old] of homes) homes.set(userId, swap(old, view));
    },
    closed: (userId, which) => put(userId, which === 'all' ? [] : stack(userId).slice(0, -1)),
    published: (userId, view) => void homes.set(userId, view),
    whispered: (message) => void whispers.push(message),
    modal: (userId) => stack(userId).at(-1),
    home: (userId) => homes.get(userId),
    whispers: (userId, channel) =>
      whispers.filter((message) => message.ephemeralFor === userId && message.channel === channel),
  };
}
