import { randomUUID } from 'node:crypto';
import { shaped } from './shape.ts';
import type { Args, Message, View } from './types.ts';
import type { Member, Workspace } from './workspace.ts';

/** Who acts where. */
export type Actor = { readonly workspace: Workspace; readonly member: Member };

let counted = 0;

/** Seconds with six decimals and never twice the same, as Slack stamps things. */
const stamp = (now = Date.now()): string =>
  `${Math.floor(now / 1000)}.${String(++counted % 1_000_000).padStart(6, '0')}`;

const unused = 'deprecated-verification-token';

function envelope({ workspace, member }: Actor, event: Args): Args {
  return {
    token: unused,
    team_id: workspace.team.id,
    api_app_id: workspace.app.id,
    type: 'event_callback',
    event_id: `Ev${randomUUID().replaceAll('-', '').slice(0, 11).toUpperCase()}`,
    event_time: Math.floor(Date.now() / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: workspace.team.id,
        user_id: workspace.app.userId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event_context: `4-${member.id}`,
    event,
  };
}

type Said = Pick<Message, 'channel' | 'text' | 'ts' | 'thread_ts'>;

export const messageEvent = (actor: Actor, { channel, text, ts, thread_ts }: Said): Args =>
  shaped(
    'Message',
    envelope(actor, {
      type: 'message',
      client_msg_id: randomUUID(),
      team: actor.workspace.team.id,
      user: actor.member.id,
      channel,
      channel_type: channel.startsWith('D') ? 'im' : 'channel',
      text,
      ts,
      event_ts: ts,
      ...(thread_ts && { thread_ts }),
    }),
  );

export const homeOpened = (actor: Actor, view: View | undefined): Args =>
  shaped(
    'AppHomeOpened',
    envelope(actor, {
      type: 'app_home_opened',
      user: actor.member.id,
      channel: `D${actor.member.id.slice(1)}`,
      tab: 'home',
      event_ts: stamp(),
      ...(view && { view }),
    }),
  );

const interaction = ({ workspace, member }: Actor): Args => ({
  enterprise: null,
  team: { id: workspace.team.id, domain: workspace.team.domain },
  user: { id: member.id, username: member.name, name: member.name, team_id: workspace.team.id },
  api_app_id: workspace.app.id,
  token: unused,
  is_enterprise_install: false,
});

export type Tap = {
  readonly action: Args;
  readonly trigger: string;
  readonly on: { readonly message: Message; readonly responseUrl: string } | { readonly view: View };
};

export function blockActions(actor: Actor, { action, trigger, on }: Tap): Args {
  const place =
    'view' in on
      ? { container: { type: 'view', view_id: on.view.id }, view: on.view, state: { values: {} } }
      : onMessage(actor, on.message, on.responseUrl);
  return shaped('BlockAction', {
    type: 'block_actions',
    ...interaction(actor),
    trigger_id: trigger,
    ...place,
    actions: [{ ...action, action_ts: stamp() }],
  });
}

function onMessage(
  { workspace }: Actor,
  { channel, ephemeralFor, ...message }: Message,
  response_url: string,
): Args {
  const { app, team } = workspace;
  return {
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: channel,
      is_ephemeral: ephemeralFor !== undefined,
      ...(message.thread_ts && { thread_ts: message.thread_ts }),
    },
    channel: { id: channel, name: workspace.channelName(channel) },
    ...(ephemeralFor ? {} : { message: { ...message, bot_id: app.botId, app_id: app.id, team: team.id } }),
    state: { values: {} },
    response_url,
  };
}

type Form = { readonly view: View; readonly trigger: string; readonly values: Args };

export const viewSubmission = (actor: Actor, { view, trigger, values }: Form): Args =>
  shaped('ViewSubmission', {
    type: 'view_submission',
    ...interaction(actor),
    trigger_id: trigger,
    view: { ...view, state: { values } },
  });

export const viewClosed = (actor: Actor, view: View): Args =>
  shaped('ViewClosed', { type: 'view_closed', ...interaction(actor), view, is_cleared: false });

type Order = {
  readonly command: string;
  readonly text: string;
  readonly channel: string;
  readonly trigger: string;
  readonly responseUrl: string;
};

export const slashCommand = ({ workspace, member }: Actor, order: Order): Record<string, string> =>
  shaped('SlashCommand', {
    token: unused,
    team_id: workspace.team.id,
    team_domain: workspace.team.domain,
    channel_id: order.channel,
    channel_name: workspace.channelName(order.channel),
    user_id: member.id,
    user_name: member.name,
    command: order.command,
    text: order.text,
    api_app_id: workspace.app.id,
    is_enterprise_install: 'false',
    response_url: order.responseUrl,
    trigger_id: order.trigger,
  });
