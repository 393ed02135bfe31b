import type { App, BlockAction, ButtonAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import type { KnownBlock } from '@slack/types';
import type { Line } from '#core/conversation/index.ts';
import type { Card } from '../../operators/index.ts';
import { actions, message, modal } from '../blocks/index.ts';
import {
  actionIds,
  actionOf,
  cardButtons,
  cardPictures,
  form,
  paragraphs,
  photosLine,
  readSubject,
  type Subject,
  wholeCard,
  withOwn,
} from '../cards/index.ts';
import type { Who } from '../who.ts';
import { type Listening, lookUp, notStaff } from './desk.ts';
import { type From, tell } from './tell.ts';

type Args = SlackActionMiddlewareArgs<BlockAction<ButtonAction>>;
type Pressed = { readonly subject: Subject; readonly action: string; readonly who: Who; readonly from: From };

/** Buttons of cards, wherever the card stands. Slack hears that it worked once it did. */
export function listenToButtons(app: App, listening: Listening): void {
  const on = (id: RegExp | string, work: (pressed: Pressed, args: Args) => Promise<void>) =>
    app.action<BlockAction<ButtonAction>>(id, async (args) => {
      const { ack, action, body, respond } = args;
      const from = { respond, trigger: body.trigger_id };
      const who = await listening.whoOf(body);
      const subject = readSubject(action.value);
      if (who && subject) return work({ subject, action: actionOf(action.action_id), who, from }, args);
      await ack();
      await tell(listening, who ? { key: 'operators.not-understood' } : notStaff, from);
    });

  on(actionIds.do, (pressed, args) => act(listening, pressed, args));
  on(actionIds.ask, (pressed, args) => ask(listening, pressed, args));
  on(actionIds.show, (pressed, args) => show(listening, pressed, args));
  on(actionIds.details, (pressed, args) => showDetails(listening, pressed, args));
}

async function act(listening: Listening, { subject, action, who, from }: Pressed, { ack, body }: Args) {
  const told = await listening.desk.act({ type: action, subject: subject.id, seen: subject.seen }, who);
  await ack();
  await tell(listening, told.says, told.isPrivate ? { ...from, respond: undefined } : from);
  if (!told.ok && subject.kind === 'order') await listening.redraw(subject.id).catch(listening.report);
  if (body.view) await listening.homes.open(who, body.view.private_metadata).catch(listening.report);
}

/** The form of a button, as the card has it for this person now. */
async function ask(listening: Listening, { subject, action, who, from }: Pressed, { ack, body }: Args) {
  const { desk, api, words } = listening;
  // The address stands in this form.
  const found = await lookUp(desk, subject, who, action === 'change-address' ? 'read' : 'find');
  const button = found.ok ? found.value.buttons.find((each) => each.action === action) : undefined;
  if (found.ok && (button?.fields || button?.decides)) {
    await api.callNow('views.open', { trigger_id: body.trigger_id, view: form(found.value, button, words) });
    return ack();
  }
  await ack();
  if (!found.ok) return tell(listening, found.reason, from);
  // The card in the channel is for everybody: it may ask for what this person may not do.
  const reason = await desk.refusal({ type: action, subject: subject.id }, who);
  await tell(listening, reason ?? isNow(found.value), from);
  if (subject.kind === 'order') await listening.redraw(subject.id).catch(listening.report);
}

/** The order has moved on since that button was drawn. */
const isNow = ({ number, title, status }: Card): Line =>
  number === undefined
    ? { key: 'operators.not-understood' }
    : { key: 'operators.is-now', params: { title, status: status.label } };

const titles = { where: 'staff.button-where', why: 'matching.button-why', sop: 'sop.title' } as const;
const isShown = (name: string): name is keyof typeof titles => name in titles;

/** Where the customer of a task stands, why a vendor was not asked, a page of the procedures: beside the card, or over the home tab, which has no place for it. */
async function show(listening: Listening, { subject, action, who, from }: Pressed, { ack, body }: Args) {
  const { desk, api, words } = listening;
  // What is after the colon only makes the names of the buttons differ.
  const [name = ''] = action.split(':');
  const command = isShown(name) ? name : 'where';
  const found = await desk.answer(command, subject.id, who);
  await ack();
  if (!found.ok) return tell(listening, found.reason, from);
  const { respond } = from;
  const card = found.value;
  const answer = message(words.label(card.title), [
    ...wholeCard(card, words),
    ...actions(cardButtons(card, words)),
  ]);
  if (!body.view)
    return void (await respond?.({ response_type: 'ephemeral', replace_original: false, ...answer }));
  const view = modal({
    callback: command,
    title: words.label({ key: titles[command] }),
    close: words.label({ key: 'slack.close' }),
    blocks: wholeCard(card, words),
  });
  await api.callNow('views.open', { trigger_id: body.trigger_id, view });
}

async function showDetails(listening: Listening, { subject, who, from }: Pressed, { ack, body }: Args) {
  const { desk, api, words } = listening;
  const found = await lookUp(desk, subject, who, 'read');
  if (!found.ok) {
    await ack();
    return tell(listening, found.reason, from);
  }
  const card = found.value;
  const history = subject.kind === 'order' ? await desk.timeline(subject.id, who) : [];
  const told = history.length > 0 ? paragraphs([{ key: 'slack.history' }, ...history], words) : [];
  const view = (pictures: readonly KnownBlock[]) =>
    modal({
      callback: 'details',
      title: words.label({ key: 'slack.details' }),
      close: words.label({ key: 'slack.close' }),
      blocks: [...wholeCard(withOwn(card), words), ...pictures, ...told],
    });
  const open = (pictures: readonly KnownBlock[]) =>
    api.callNow('views.open', { trigger_id: body.trigger_id, view: view(pictures) });
  const { photos = [] } = card;
  const lines = photos.map(({ of, ids }) => photosLine(of, ids.length));
  // A picture may have been deleted in Slack since: everything else is shown all the same.
  await open(cardPictures(card, words)).catch(() => open(paragraphs(lines, words)));
  await ack();
}
