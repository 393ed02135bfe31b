import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import { actionIds, actionOf } from '../cards/index.ts';
import { type Listening, notStaff } from './desk.ts';
import { tell } from './tell.ts';

/** The app's home tab: it is drawn when somebody opens it, and again when they choose another list. */
export function listenToHome(app: App, listening: Listening): void {
  const { homes, whoOf } = listening;
  app.event('app_home_opened', async ({ event, body }) => {
    const who = event.tab === 'home' ? await whoOf(body) : undefined;
    if (who) await homes.open(who, event.view?.private_metadata);
  });
  app.action<BlockAction<ButtonAction>>(actionIds.tab, async ({ ack, action, body }) => {
    const who = await whoOf(body);
    if (who) await homes.open(who, actionOf(action.action_id));
    await ack();
    if (!who) await tell(listening, notStaff, { respond: undefined, trigger: body.trigger_id });
  });
}
