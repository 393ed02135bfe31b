import { type Place, places } from './reading.ts';
import type { Args, Element, MenuOption, View } from './types.ts';

/**
 * The state of a form after a person has filled it in, by action id or label. Throws where Slack's client would not
 * let it go: something required is empty, too long, not among the options, or not there at all.
 */
export function fill(view: View, answers: Readonly<Record<string, string>>, choose: Choose): Args {
  const left = new Map(Object.entries(answers));
  const values: Record<string, Args> = {};
  for (const place of places(view.blocks)) {
    if (place.element.type === 'button') continue;
    const name = [place.element.action_id, place.block.label?.text].find((each) => each && left.has(each));
    const state = stateOf(place, name && left.get(name), choose);
    if (name) left.delete(name);
    values[place.blockId] = { ...values[place.blockId], [place.element.action_id ?? 'none']: state };
  }
  if (left.size > 0) throw new Error(`the form does not ask for ${[...left.keys()].join(', ')}`);
  return values;
}

/** Uploads the file of this name; gives what Slack says of it. */
type Choose = (name: string) => Args;

function stateOf({ block, element }: Place, given: string | undefined, choose: Choose): Args {
  if (element.type === 'file_input') return filesOf(element, given ?? '', choose);
  if (element.type === 'multi_static_select') return severalOf(element, given);
  const empty = given === undefined || given === '';
  const chosen = empty ? element.initial_option : element.options && option(element, given);
  const text = given ?? element.initial_value ?? null;
  if (block.type === 'input' && !block.optional && !chosen && !text)
    throw new Error(`the form wants an answer to ${block.label?.text}`);
  const { type } = element;
  const max = 'max_length' in element ? Number(element.max_length) : 3000;
  if (text && text.length > max) throw new Error(`the form takes ${max} characters for ${block.label?.text}`);
  if (type === 'users_select') return { type, selected_user: text };
  if (type === 'datepicker') return { type, selected_date: text };
  if (type === 'checkboxes') return { type, selected_options: chosen ? [chosen] : [] };
  return element.options ? { type, selected_option: chosen ?? null } : { type, value: text };
}

/** Files by their names, `front.jpg, back.jpg`, as Slack keeps them. */
function filesOf({ type, max_files = 10 }: Element, given: string, choose: Choose): Args {
  const names = given.split(',').flatMap((name) => name.trim() || []);
  if (names.length > max_files) throw new Error(`the form takes ${max_files} files`);
  return { type, files: names.map(choose) };
}

const severalOf = (element: Element, given: string | undefined): Args => ({
  type: element.type,
  selected_options:
    given === undefined
      ? (element.initial_options ?? [])
      : given.split(',').flatMap((name) => (name.trim() ? [option(element, name.trim())] : [])),
});

/** The option with this label or value. */
export function option(element: Element, name: string): MenuOption {
  const found = element.options?.find(({ text, value }) => value === name || text.text === name);
  if (!found) throw new Error(`the menu has no ${name}`);
  return found;
}
