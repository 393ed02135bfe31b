import { z } from 'zod';
import { sound } from '#core/shared/index.ts';
import type { Operator } from '../operators/index.ts';
import type { People, Self } from './api/index.ts';

/** Who acts, as Slack's signed envelope says it. */
export type Who = Operator & { readonly userId: string };

const interaction = z.object({
  user: z.object({
    id: z.string(),
    team_id: z.string().optional(),
    username: z.string().optional(),
    name: z.string().optional(),
  }),
  team: z.object({ id: z.string() }).nullish(),
});
const command = z.object({ user_id: z.string(), team_id: z.string(), user_name: z.string().optional() });
const event = z.object({ team_id: z.string(), event: z.object({ user: z.string() }) });

type Seen = { readonly user: string; readonly home: string; readonly at: string; readonly name: string };

function seen(body: unknown): Seen | undefined {
  const pressed = interaction.safeParse(body).data;
  if (pressed) {
    const { id, team_id, username, name } = pressed.user;
    const at = pressed.team?.id ?? team_id;
    return at === undefined ? undefined : { user: id, home: team_id ?? at, at, name: name ?? username ?? '' };
  }
  const ordered = command.safeParse(body).data;
  if (ordered) {
    const { user_id, team_id, user_name = '' } = ordered;
    return { user: user_id, home: team_id, at: team_id, name: user_name };
  }
  const opened = event.safeParse(body).data;
  return opened && { user: opened.event.user, home: opened.team_id, at: opened.team_id, name: '' };
}

/**
 * Finds out who acts. A guest of a shared channel comes from a workspace that never let them in here: undefined. Who may
 * do what is not decided here: staff are looked up at the moment of the action.
 */
export const createWho =
  (people: People, self: () => Self) =>
  async (body: unknown): Promise<Who | undefined> => {
    const who = seen(body);
    if (!who) return undefined;
    const { user, home, at, name } = who;
    const { teamId } = self();
    if (home !== at || (teamId !== undefined && teamId !== at)) return undefined;
    return { userId: user, account: `slack:${at}:${user}`, name: sound(await people.nameOf(user, name)) };
  };

/** The member that an account of ours names. */
export const userOf = (account: string): string => account.split(':')[2] ?? '';
