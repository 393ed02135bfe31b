import { fill, option } from './forms.ts';
import { accepted, type Hands } from './hands.ts';
import { judgeView } from './judge-view.ts';
import {
  blockActions,
  homeOpened,
  messageEvent,
  slashCommand,
  type Tap,
  viewClosed,
  viewSubmission,
} from './payloads.ts';
import { find, places } from './reading.ts';
import { speak } from './response-urls.ts';
import type { Args, Element, Message, View } from './types.ts';
import type { Reply } from './wire.ts';

export async function say(hands: Hands, said: { channel: string; text: string; thread_ts?: string }) {
  const { workspace, member } = hands.actor;
  const { ts } = await workspace.call('chat.postMessage', said, member.token);
  const reply = await hands.wire.event(messageEvent(hands.actor, { ...said, ts: String(ts) }));
  return { ts: String(ts), reply: accepted(reply) };
}

type Pressed = { readonly name: string; readonly option?: string };

export async function press(
  hands: Hands,
  on: Message | View,
  { name, option: chosen }: Pressed,
): Promise<Reply> {
  const { element, blockId } = find(on.blocks ?? [], name);
  const action = { ...pressed(element, chosen), block_id: blockId };
  const isView = !('ts' in on);
  const { member } = hands.actor;
  const place: Tap['on'] = isView
    ? { view: on }
    : {
        message: on,
        responseUrl: hands.gate.responseUrl({ channel: on.channel, user: member.id, ts: on.ts }),
      };
  const trigger = await hands.trigger(isView ? on : undefined);
  return hands.interact(blockActions(hands.actor, { action, trigger, on: place }));
}

function pressed(element: Element, chosen: string | undefined): Args {
  const { type, action_id, text, value } = element;
  if (type === 'button') return { type, action_id, text, ...(value !== undefined && { value }) };
  if (chosen === undefined) throw new Error(`${action_id} is a menu: say which option`);
  if (type === 'users_select') return { type, action_id, selected_user: chosen };
  return { type, action_id, selected_option: option(element, chosen) };
}

export const openHome = async (hands: Hands): Promise<Reply> =>
  accepted(await hands.wire.event(homeOpened(hands.actor, hands.screens.home(hands.actor.member.id))));

type Ordered = { readonly command: string; readonly text: string; readonly channel: string };

export async function order(hands: Hands, { command, text, channel }: Ordered): Promise<Reply> {
  const from = { channel, user: hands.actor.member.id };
  const responseUrl = hands.gate.responseUrl(from);
  const trigger = await hands.trigger();
  const fields = slashCommand(hands.actor, { command, text, channel, responseUrl, trigger });
  const reply = accepted(await hands.wire.form(fields));
  if (reply.text === '') return reply;
  const answer = reply.text.startsWith('{') ? (JSON.parse(reply.text) as Args) : { text: reply.text };
  await speak(hands.workspace, hands.screens, { from, answer });
  return reply;
}

export async function close(hands: Hands, view: View): Promise<Reply> {
  hands.screens.closed(hands.actor.member.id, 'top');
  return hands.interact(viewClosed(hands.actor, view));
}

type Errors = Readonly<Record<string, string>>;

export async function submit(
  hands: Hands,
  view: View,
  answers: Readonly<Record<string, string>>,
): Promise<Errors> {
  const { gate, actor } = hands;
  const values = fill(view, answers, (name) => gate.files.choose(name, actor.member.id));
  const trigger = await hands.trigger(view);
  const reply = await hands.interact(viewSubmission(hands.actor, { view, trigger, values }));
  const answer: Args = reply.text === '' ? {} : (JSON.parse(reply.text) as Args);
  return follow(hands, view, answer);
}

/** Does with the form what the answer to it says. */
async function follow(hands: Hands, view: View, answer: Args): Promise<Errors> {
  const { workspace, screens, actor } = hands;
  const faults = answer.view === undefined ? [] : judgeView(answer.view);
  if (faults.length > 0) throw new Error(`Slack cannot show that form: ${faults.join('; ')}`);
  switch (answer.response_action) {
    case undefined:
      screens.closed(actor.member.id, 'top');
      return {};
    case 'clear':
      screens.closed(actor.member.id, 'all');
      return {};
    case 'update':
      screens.replaced(
        (await workspace.call('views.update', { view_id: view.id, view: answer.view })).view as View,
      );
      return {};
    case 'push': {
      const trigger_id = await hands.trigger(view);
      screens.pushed(
        actor.member.id,
        (await workspace.call('views.push', { trigger_id, view: answer.view })).view as View,
      );
      return {};
    }
    case 'errors':
      return known(view, answer.errors as Errors);
    default:
      throw new Error(`Slack does not know ${answer.response_action}`);
  }
}

/** Slack shows an error at its block, and nothing at all when the block is not there. */
function known(view: View, errors: Errors): Errors {
  const ids = new Set(places(view.blocks).map(({ blockId }) => blockId));
  const lost = Object.keys(errors).find((id) => !ids.has(id));
  if (lost || Object.keys(errors).length === 0) throw new Error(`an error at ${lost} cannot be seen`);
  return errors;
}
