import type { Fields } from './types.ts';

/** What is wrong with a message, in the words of the documentation; empty when nothing is. */
export function faultsOf(body: Fields, templates: ReadonlySet<string>): readonly string[] {
  const faults: string[] = [];
  const wants = (holds: boolean, what: string): void => void (holds || faults.push(what));
  wants(body.messaging_product === 'whatsapp', 'messaging_product is not whatsapp');
  judgeAddressee(body, wants);
  const type = String(body.type);
  const judge = judges[type];
  wants(judge !== undefined, `type ${type} is not played by this double`);
  judge?.(body[type] as Fields, wants, templates);
  if (isAddressForm(body))
    wants(/^91\d{10}$/.test(String(body.to)), 'the form for an address is for Indian numbers');
  return faults;
}

const userId = /^[A-Z]{2}\.(?:ENT\.)?[A-Za-z0-9]{1,128}$/;

/** Meta takes the digits out of an id that stands in `to`, and drops the message without a word; beside a number it drops the id. */
function judgeAddressee({ to, recipient, recipient_type: type }: Fields, wants: Wants): void {
  wants((to === undefined) !== (recipient === undefined), 'there is one recipient: to, or recipient');
  if (to !== undefined) wants(/^\d{5,20}$/.test(String(to)), 'to is not a number');
  if (recipient === undefined) return;
  wants(userId.test(String(recipient)), 'recipient is not a business-scoped user id');
  wants(type === 'individual', 'recipient_type is individual');
}

type Wants = (holds: boolean, what: string) => void;
type Judge = (part: Fields, wants: Wants, templates: ReadonlySet<string>) => void;

const judges: Readonly<Record<string, Judge>> = {
  text: ({ body }, wants) => wants(isText(body, 4096), 'text.body has 1 to 4096 signs'),
  image: ({ id }, wants) => wants(typeof id === 'string', 'image.id is missing'),
  template: judgeTemplate,
  interactive: judgeInteractive,
};

const isText = (value: unknown, most: number): value is string =>
  typeof value === 'string' && value.trim() !== '' && value.length <= most;

function judgeTemplate(template: Fields, wants: Wants, templates: ReadonlySet<string>): void {
  wants(templates.has(String(template.name)), '132001: no such template');
  wants(isText((template.language as Fields | undefined)?.code, 10), 'language.code is missing');
  const slots = (template.components as readonly Fields[]).flatMap((each) => each.parameters as Fields[]);
  for (const { type, text } of slots) {
    wants(type === 'text' && isText(text, 1024), 'a slot has 1 to 1024 signs');
    wants(!/[\n\t]| {5,}/.test(String(text)), '132018: a slot has no new lines, tabs, or many blanks');
  }
}

function judgeInteractive(part: Fields, wants: Wants): void {
  const { type, body, action } = part as { type: string; body: Fields; action: Fields };
  if (type === 'address_message') judgeAddressForm(part, wants);
  else if (type === 'location_request_message') {
    wants(isText(body.text, 1024), 'body has 1 to 1024 signs');
    wants(action.name === 'send_location', 'action.name is send_location');
  } else if (type === 'button') {
    wants(isText(body.text, 1024), 'body has 1 to 1024 signs');
    judgeButtons(
      (action.buttons as readonly Fields[]).map(({ reply }) => reply as Fields),
      wants,
    );
  } else if (type === 'list') {
    wants(isText(body.text, 4096), 'body has 1 to 4096 signs');
    wants(isText(action.button, 20), 'button has 1 to 20 signs');
    judgeRows(
      (action.sections as readonly Fields[]).flatMap(({ rows }) => rows as Fields[]),
      wants,
    );
  } else wants(false, `interactive ${type} is not played by this double`);
}

export const isAddressForm = ({ type, interactive }: Fields): boolean =>
  type === 'interactive' && (interactive as Fields | undefined)?.type === 'address_message';

/** Lines of the form for India, and what may stand in them. */
const addressLines: Readonly<Record<string, RegExp>> = {
  name: /./,
  phone_number: /^\+\d{8,15}$/,
  in_pin_code: /^\d{6}$/,
  house_number: /./,
  floor_number: /./,
  tower_number: /./,
  building_name: /./,
  address: /./,
  landmark_area: /./,
  city: /./,
  state: /./,
};

function judgeAddressForm({ body, action, ...others }: Fields, wants: Wants): void {
  const { name, parameters = {}, ...more } = action as { name?: unknown; parameters?: Fields };
  const { country, values = {}, ...unknown } = parameters as { country?: unknown; values?: Fields };
  wants(isText((body as Fields).text, 1024), 'body has 1 to 1024 signs');
  wants(name === 'address_message', 'action.name is address_message');
  wants(country === 'IN', 'action.parameters.country is missing');
  wants(
    Object.keys({ ...more, ...unknown }).length === 0 && Object.keys(others).join() === 'type',
    'there is nothing else in the form',
  );
  for (const [line, value] of Object.entries(values))
    wants(
      typeof value === 'string' && addressLines[line]?.test(value) === true,
      `values.${line} is no line of the form, or not as it has to be`,
    );
}

const areDistinct = (values: readonly unknown[]): boolean => new Set(values).size === values.length;

function judgeButtons(buttons: readonly Fields[], wants: Wants): void {
  wants(buttons.length >= 1 && buttons.length <= 3, 'there are 1 to 3 buttons');
  wants(
    buttons.every(({ title }) => isText(title, 20)),
    'a title has 1 to 20 signs',
  );
  wants(
    buttons.every(({ id }) => isText(id, 256)),
    'an id has 1 to 256 signs',
  );
  wants(areDistinct(buttons.map(({ id }) => id)), 'ids are distinct');
  wants(areDistinct(buttons.map(({ title }) => title)), 'titles are distinct');
}

function judgeRows(rows: readonly Fields[], wants: Wants): void {
  wants(rows.length >= 1 && rows.length <= 10, 'there are 1 to 10 rows in all');
  wants(
    rows.every(({ title }) => isText(title, 24)),
    'a title has 1 to 24 signs',
  );
  wants(
    rows.every(({ id }) => isText(id, 200)),
    'an id has 1 to 200 signs',
  );
  wants(
    rows.every(({ description }) => description === undefined || isText(description, 72)),
    'a description has 1 to 72 signs',
  );
  wants(areDistinct(rows.map(({ id }) => id)), 'ids are distinct');
}
