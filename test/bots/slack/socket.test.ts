import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SlackSurface, slackSurface } from '#bots/slack/index.ts';
import { type Slack, startSlack } from '../../standins/slack/index.ts';
import { testDatabase } from '../../support/database.ts';
import { openShop, type Shop, sellsPhone } from '../../support/open-shop.ts';
import { openSocketServer, type SocketServer } from './socket-server.ts';

const appToken = 'xapp-1-haat';

describe('Slack in Socket Mode', () => {
  let slack: Slack;
  let line: SocketServer;
  let shop: Shop;
  let surface: SlackSurface;
  const surfaceWith = (token: string): SlackSurface => {
    const { copy, operators: desk, store } = shop.counter;
    const channels = { orders: slack.channelId('orders') };
    const common = { token: slack.token, apiUrl: line.apiUrl, channels, desk, store, copy, report: () => {} };
    return slackSurface({ ...common, appToken: token });
  };
  beforeAll(async () => {
    slack = await startSlack();
    line = await openSocketServer(appToken, slack.apiUrl);
    shop = await openShop(await testDatabase('pglite'));
    surface = surfaceWith(appToken);
    shop.counter.addSurface(surface);
    await surface.start();
  });
  afterAll(async () => {
    await shop.close();
    await line.stop();
    await slack.stop();
  });

  const claim = (number: string, at: string) => ({
    type: 'block_actions',
    team: { id: slack.teamId, domain: 'haat' },
    user: { id: slack.person('priya').id, name: 'priya', team_id: slack.teamId },
    trigger_id: `socket.${at}`,
    container: { type: 'message' },
    actions: [
      { type: 'button', action_id: 'do:claim', block_id: 'b', value: `order:${number}`, action_ts: at },
    ],
  });
  const claims = (number: string) =>
    shop.database.query('select actor from claims where number = $1', [number]);

  it('connects by itself, and needs no address of ours', async () => {
    await expect.poll(() => surface.trouble()).toBeUndefined();
    expect(surface.receive).toBeUndefined();
  });

  it('acknowledges a press once it is done, and does a repeated one once', async () => {
    const number = await sellsPhone(shop.person('socket'), '91234 00001');
    const press = claim(number, '1.1');
    expect(await line.send('interactive', press, 'e1')).toMatchObject({ envelope_id: 'e1' });
    expect(await claims(number)).toHaveLength(1);
    // The envelope is another one, the press is the same.
    expect(await line.send('interactive', press, 'e2')).toMatchObject({ envelope_id: 'e2' });
    expect(await claims(number)).toHaveLength(1);
  });

  it('answers a command in its acknowledgement', async () => {
    const command = {
      command: '/orders',
      text: 'mine',
      team_id: slack.teamId,
      user_id: slack.person('priya').id,
      user_name: 'priya',
      channel_id: slack.channelId('orders'),
      trigger_id: 'socket.command',
    };
    const ack = await line.send('slash_commands', command, 'e3');
    expect(ack?.payload).toMatchObject({ response_type: 'ephemeral' });
    expect(JSON.stringify(ack?.payload)).toContain('iPhone');
  });

  it('draws the home tab when it is opened', async () => {
    const user = slack.person('arjun').id;
    const opened = {
      type: 'event_callback',
      team_id: slack.teamId,
      event_id: 'EvSOCKET',
      event: { type: 'app_home_opened', user, channel: 'D1', tab: 'home' },
    };
    expect(await line.send('events_api', opened, 'e4')).toMatchObject({ envelope_id: 'e4' });
    await expect.poll(() => slack.home(user)).toBeDefined();
  });

  it('does not acknowledge what failed: Slack tells the person', async () => {
    const broken = { ...claim('HT-0000-0000-0000', '1.2'), actions: [] };
    const nobodys = { ...claim('HT-0000-0000-0000', '1.3') };
    const wanted = { ...nobodys, actions: nobodys.actions.map((each) => ({ ...each, action_id: 'else' })) };
    // What cannot be read would come again and again.
    expect(await line.send('interactive', broken, 'e5')).toMatchObject({ envelope_id: 'e5' });
    expect(await line.send('interactive', wanted, 'e6')).toBeUndefined();
  });

  it('connects again after the line broke', async () => {
    const before = line.connections();
    line.drop();
    await expect.poll(() => line.connections()).toBe(before + 1);
    await expect.poll(() => surface.trouble()).toBeUndefined();
    const number = await sellsPhone(shop.person('again'), '91234 00002');
    expect(await line.send('interactive', claim(number, '1.4'), 'e7')).toMatchObject({ envelope_id: 'e7' });
    expect(await claims(number)).toHaveLength(1);
  });

  it('says so when the app token is not taken, and goes on', async () => {
    const other = surfaceWith('xapp-1-wrong');
    await other.start();
    await expect.poll(() => other.trouble()).toMatch(/SLACK_APP_TOKEN/);
    await other.stop();
  });
});
