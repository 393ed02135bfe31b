import type { Gate } from './gate.ts';
import type { Actor } from './payloads.ts';
import type { Screens } from './screens.ts';
import type { Args, View } from './types.ts';
import { type Reply, taken, type Wire } from './wire.ts';
import type { Workspace } from './workspace.ts';

export type Surroundings = {
  readonly workspace: Workspace;
  readonly gate: Gate;
  readonly screens: Screens;
  readonly wire: Wire;
};

/** What one person needs to act. */
export type Hands = Surroundings & {
  readonly actor: Actor;
  /** A trigger id of the workspace, good for three seconds. */
  trigger(view?: View): Promise<string>;
  /** Sends an interaction; throws where Slack would show an error. */
  interact(payload: Args): Promise<Reply>;
};

export function createHands(around: Surroundings, name: string): Hands {
  const { workspace, screens, wire } = around;
  const member = workspace.member(name);
  return {
    ...around,
    actor: { workspace, member },
    async trigger(view) {
      const args = { user_id: member.id, ...(view && { view_id: view.id }) };
      const { trigger_id } = await workspace.call('views.generateTriggerId', args);
      screens.trigger(String(trigger_id), member.id);
      return String(trigger_id);
    },
    interact: async (payload) => accepted(await wire.form({ payload: JSON.stringify(payload) })),
  };
}

export function accepted(reply: Reply): Reply {
  if (taken(reply)) return reply;
  const came = reply.status === 0 ? 'nothing within three seconds' : `HTTP ${reply.status}`;
  throw new Error(`Slack shows that it did not work: ${came}, sent ${reply.attempts} times`);
}
