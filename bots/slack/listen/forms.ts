import type { App, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import type { Line } from '#core/conversation/index.ts';
import { fromOurTeam } from '#core/support/index.ts';
import { plain } from '#prompts/index.ts';
import { type FormAbout, formCallback, preview, previewed, readAbout, versionOf } from '../cards/index.ts';
import type { Who } from '../who.ts';
import { type Listening, lookUp, notStaff } from './desk.ts';
import { tellBeside, told } from './tell.ts';

type Args = SlackViewMiddlewareArgs<ViewSubmitAction>;
type Values = Readonly<Record<string, string>>;
type Submitted = FormAbout & { readonly values: Values; readonly who: Who };

/** Forms that a card's button opened. What is refused is said at the field, and the form stays. */
export function listenToForms(app: App, listening: Listening): void {
  app.view<ViewSubmitAction>({ callback_id: formCallback, type: 'view_submission' }, async (args) => {
    const { ack, view, body } = args;
    const about = readAbout(view.private_metadata);
    const who = await listening.whoOf(body);
    const values = readValues(view);
    if (!about || !who)
      return refuse(args, listening, about ? notStaff : { key: 'operators.not-understood' });
    const submitted = { ...about, values, who };
    if (previewed.has(about.action) && values.text === undefined && values.script === undefined)
      return refuse(args, listening, { key: 'operators.nothing-to-send' });
    const draft = await draftOf(listening, submitted);
    if (draft) return ack({ response_action: 'update', view: draft });
    const { subject, action } = about;
    // Pressed twice, or again because our answer was late: it is one form that says one thing.
    const once = `form:${view.id}:${versionOf(JSON.stringify(values))}`;
    const pressed = { type: action, subject: subject.id, seen: subject.seen, once, values };
    const acted = await listening.desk.act(pressed, who);
    if (!acted.ok) {
      await refuse(args, listening, acted.says);
      return subject.kind === 'order' ? listening.redraw(subject.id).catch(listening.report) : undefined;
    }
    await ack();
    await tellBeside(listening, acted.says, { subject, user: who.userId });
    await listening.homes.refresh(who);
  });
  // Forms that only show something.
  app.view({ callback_id: /^/, type: 'view_closed' }, async ({ ack }) => ack());
}

/** What the customer will read, unless exactly that was shown already. */
async function draftOf({ desk, words }: Listening, { values, who, ...about }: Submitted) {
  const { text: typed, script } = values;
  if (!previewed.has(about.action)) return undefined;
  if (script === undefined && (typed === undefined || about.version === versionOf(typed))) return undefined;
  const found = await lookUp(desk, about.subject, who);
  if (!found.ok) return undefined;
  const fields = found.value.buttons.find(({ action }) => action === about.action)?.fields ?? [];
  const field = fields.find(({ name }) => name === 'text');
  const ready = fields.flatMap(({ options = [] }) => options).find(({ value }) => value === script)?.text;
  const text = [ready, typed].filter((part) => part !== undefined).join('\n');
  const reads = plain(words.markup(fromOurTeam(who.name, text)));
  if (!field) return undefined;
  // What stands there now has to stay something.
  const { optional: _either, ...needed } = field;
  return preview({ ...about, field: needed, text, reads }, words);
}

/** At the field that it is about; a form that asks for nothing says it in its own place. */
function refuse({ ack, view }: Args, { words }: Listening, reason: Line) {
  const names = Object.keys(view.state.values);
  const at = names.find((name) => reason.key.includes(name)) ?? names[0];
  if (at === undefined) return ack({ response_action: 'update', view: told(reason, words) });
  return ack({ response_action: 'errors', errors: { [at]: words.label(reason) } });
}

/** By the name of each question. What was left empty is not there. */
function readValues({ state }: Args['view']): Values {
  const values: Record<string, string> = {};
  for (const [name, elements] of Object.entries(state.values)) {
    const { value, selected_option: option, selected_options: options, files } = elements[name] ?? {};
    const many = options?.map((each) => each.value) ?? files?.map(({ id }) => `slack:${id}`);
    const given = option?.value ?? many?.join(',') ?? value;
    if (given) values[name] = given;
  }
  return values;
}
