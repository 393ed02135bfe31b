import type { SlackShop } from './open-slack-shop.ts';

let pressed = 0;

type Press = {
  /** Slack id of who presses. */
  readonly user: string;
  readonly action: string;
  readonly number: string;
  readonly team?: string;
  readonly home?: string;
};

/** A press as Slack would post it, no two alike; without a way to answer, so that nothing follows but the deed. */
export function pressOf(shop: SlackShop, { user, action, number, team, home }: Press): string {
  pressed += 1;
  const at = team ?? shop.slack.teamId;
  const payload = {
    type: 'block_actions',
    team: { id: at, domain: 'haat' },
    user: { id: user, username: user, name: user, team_id: home ?? at },
    container: { type: 'message' },
    actions: [
      {
        type: 'button',
        action_id: `do:${action}`,
        block_id: 'b',
        value: `order:${number}`,
        action_ts: `1.${pressed}`,
      },
    ],
  };
  return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
}

const form = { 'content-type': 'application/x-www-form-urlencoded' };

/** Posts a body to the shop without a network between. Signed as Slack signs unless headers say otherwise. */
export const post = (
  { counter, slack }: SlackShop,
  body: string,
  headers: Readonly<Record<string, string>> = slack.wire.signed(body),
): Promise<Response> => {
  const request = new Request('http://haat.invalid/slack/events', {
    method: 'POST',
    body,
    headers: { ...form, ...headers },
  });
  return Promise.resolve(counter.app.fetch(request));
};
