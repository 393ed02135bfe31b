import { z } from 'zod';
import type { SlackApi } from './api.ts';

/** What members of the workspace are called. */
export type People = {
  /** Their name as the workspace shows it; `otherwise` when Slack does not say it in time. */
  nameOf(userId: string, otherwise: string): Promise<string>;
};

const answer = z.object({
  user: z.object({
    name: z.string().optional(),
    real_name: z.string().optional(),
    profile: z.object({ display_name: z.string().optional(), real_name: z.string().optional() }).optional(),
  }),
});

/** Milliseconds. Slack waits three seconds for the whole action. */
const patience = 800;
const fresh = 60 * 60_000;
const most = 1_000;
const longest = 80;

type Known = { readonly name: Promise<string | undefined>; readonly until: number };

/** Names are asked for once an hour and never stored by themselves. */
export function createPeople(api: SlackApi, now: () => number = Date.now): People {
  const known = new Map<string, Known>();

  const ask = async (user: string): Promise<string | undefined> => {
    try {
      const { name, real_name, profile } = answer.parse(await api.callNow('users.info', { user })).user;
      return [profile?.display_name, profile?.real_name, real_name, name].find((each) => each?.trim());
    } catch {
      known.delete(user);
      return undefined;
    }
  };

  const remember = (user: string): Promise<string | undefined> => {
    const found = known.get(user);
    if (found && found.until > now()) return found.name;
    if (known.size >= most) known.clear();
    const name = ask(user);
    known.set(user, { name, until: now() + fresh });
    return name;
  };

  return {
    nameOf: async (userId, otherwise) =>
      ((await within(remember(userId))) ?? otherwise).trim().slice(0, longest),
  };
}

/** What it gives in time. */
function within<Value>(work: Promise<Value>): Promise<Value | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(undefined), patience);
    void work.then((value) => {
      clearTimeout(timer);
      resolve(value);
    });
  });
}
