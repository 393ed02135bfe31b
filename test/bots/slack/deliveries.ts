const user = { id: 'U1', username: 'priya', name: 'priya', team_id: 'T1' };
const team = { id: 'T1', domain: 'haat' };

export const messageEvent = (event_id: string, text = 'is it sold?') => ({
  type: 'event_callback',
  team_id: 'T1',
  event_id,
  event: { type: 'message', user: 'U1', channel: 'C1', text, ts: '1780272000.000001' },
});

export const tap = (trigger_id: string, action_ts = '1780272000.1') => ({
  type: 'block_actions',
  team,
  user,
  trigger_id,
  actions: [{ type: 'button', action_id: 'claim', block_id: 'b', value: 'B-1', action_ts }],
});

export const submission = (trigger_id: string) => ({
  type: 'view_submission',
  team,
  user,
  trigger_id,
  view: { id: 'V1', type: 'modal', callback_id: 'price', hash: '1.1', state: { values: {} } },
});

export const command = (trigger_id: string) => ({
  command: '/orders',
  text: 'open',
  user_id: 'U1',
  team_id: 'T1',
  channel_id: 'C1',
  trigger_id,
});
