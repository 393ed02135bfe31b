import type { App } from '@slack/bolt';
import { listenToButtons } from './buttons.ts';
import { listenToCommands } from './commands.ts';
import type { Listening } from './desk.ts';
import { listenToForms } from './forms.ts';
import { listenToHome } from './home.ts';

export type { Listening } from './desk.ts';
export { whisper } from './tell.ts';

/** All that people of ours do in Slack. What they write in a channel or a thread is theirs and is not listened to. */
export function listen(app: App, listening: Listening): void {
  listenToButtons(app, listening);
  listenToForms(app, listening);
  listenToCommands(app, listening);
  listenToHome(app, listening);
}
