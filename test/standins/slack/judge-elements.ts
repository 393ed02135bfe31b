import { isObject, judgeText, type Thing, tooLong, tooMany } from './judge.ts';

const chooseFrom = new Set([
  'multi_static_select',
  'static_select',
  'overflow',
  'radio_buttons',
  'checkboxes',
]);
const others = new Set([
  ...['plain_text_input', 'number_input', 'email_text_input', 'url_text_input', 'users_select', 'image'],
  ...['datepicker', 'timepicker', 'conversations_select', 'channels_select', 'file_input'],
]);
const placeholders = new Set([
  'plain_text_input',
  'number_input',
  'multi_static_select',
  'static_select',
  'users_select',
]);

/** What Slack would refuse in a button, a menu or an input. */
export function judgeElement(element: unknown, path: string): readonly string[] {
  if (!isObject(element)) return [`missing required field [json-pointer:${path}]`];
  const { type, action_id, placeholder } = element;
  const common = [
    ...(action_id === undefined ? [] : tooLong(action_id, 255, `${path}/action_id`)),
    ...(placeholder === undefined || !placeholders.has(String(type))
      ? []
      : judgeText(placeholder, { path: `${path}/placeholder`, max: 150, types: ['plain_text'] })),
    ...(element.confirm === undefined ? [] : judgeConfirm(element.confirm, `${path}/confirm`)),
  ];
  if (type === 'button') return [...common, ...judgeButton(element, path)];
  if (chooseFrom.has(String(type))) return [...common, ...judgeOptions(element, path)];
  return others.has(String(type)) ? common : [`unsupported type: ${type} [json-pointer:${path}/type]`];
}

function judgeButton({ text, value, url, style }: Thing, path: string): readonly string[] {
  return [
    ...judgeText(text, { path: `${path}/text`, max: 75, types: ['plain_text'] }),
    ...(value === undefined ? [] : tooLong(value, 2000, `${path}/value`)),
    ...(url === undefined ? [] : tooLong(url, 3000, `${path}/url`)),
    ...(style === undefined || style === 'primary' || style === 'danger'
      ? []
      : [`unsupported style [json-pointer:${path}/style]`]),
  ];
}

function judgeOptions(
  { type, options, initial_option, initial_options = [] }: Thing,
  path: string,
): readonly string[] {
  if (!Array.isArray(options) || options.length === 0)
    return [`must have at least 1 item [json-pointer:${path}/options]`];
  const max = type?.toString().endsWith('static_select') ? 100 : type === 'overflow' ? 5 : 10;
  const first = [
    ...(initial_option === undefined ? [] : [initial_option]),
    ...(initial_options as unknown[]),
  ];
  const unknown = first.some(
    (one) => !options.some((option) => JSON.stringify(option) === JSON.stringify(one)),
  );
  return [
    ...tooMany(options, max, `${path}/options`),
    ...options.flatMap((option, i) => judgeOption(option, `${path}/options/${i}`)),
    ...(unknown ? [`must be one of the options [json-pointer:${path}/initial_option]`] : []),
  ];
}

function judgeOption(option: unknown, path: string): readonly string[] {
  if (!isObject(option)) return [`must be an object [json-pointer:${path}]`];
  return [
    ...judgeText(option.text, { path: `${path}/text`, max: 75 }),
    ...tooLong(option.value, 75, `${path}/value`),
  ];
}

function judgeConfirm(confirm: unknown, path: string): readonly string[] {
  if (!isObject(confirm)) return [`must be an object [json-pointer:${path}]`];
  const parts = { title: 100, text: 300, confirm: 30, deny: 30 };
  return Object.entries(parts).flatMap(([part, max]) =>
    judgeText(confirm[part], { path: `${path}/${part}`, max }),
  );
}
