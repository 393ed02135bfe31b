import type {
  Button,
  ConfirmationDialog,
  FileInput,
  InputBlock,
  MultiStaticSelect,
  PlainTextInput,
  StaticSelect,
} from '@slack/types';
import { limits, within } from '../limits.ts';
import { plainText } from './text.ts';

type ButtonOptions = {
  readonly action: string;
  readonly text: string;
  /** Comes back with the tap. */
  readonly value?: string;
  readonly style?: 'primary' | 'danger';
  readonly url?: string;
  readonly confirm?: ConfirmationDialog;
};

/** Throws RangeError when `action`, `value` or `url` is longer than Slack takes. */
export const button = ({ action, text, value, style, url, confirm }: ButtonOptions): Button => ({
  type: 'button',
  action_id: within(action, limits.id),
  text: plainText(text, limits.buttonText),
  ...(value !== undefined && { value: within(value, limits.value) }),
  ...(style && { style }),
  ...(url && { url: within(url, limits.buttonUrl) }),
  ...(confirm && { confirm }),
});

type ConfirmOptions = {
  readonly title: string;
  readonly text: string;
  readonly yes: string;
  readonly no: string;
};

/** Asks once more before a tap counts. All of it is plain text. */
export const confirmation = ({ title, text, yes, no }: ConfirmOptions): ConfirmationDialog => ({
  title: plainText(title, limits.confirmTitle),
  text: plainText(text, limits.confirmText),
  confirm: plainText(yes, limits.confirmButton),
  deny: plainText(no, limits.confirmButton),
});

export type Option = { readonly text: string; readonly value: string };

type SelectOptions = {
  readonly action: string;
  readonly placeholder: string;
  readonly options: readonly Option[];
  /** The value that is chosen at first. */
  readonly chosen?: string;
};

/** The first hundred options; Slack shows no more. Throws RangeError when there is none. */
export function select({ action, placeholder, options, chosen }: SelectOptions): StaticSelect {
  if (options.length === 0) throw new RangeError('Slack has no empty menus');
  const shown = options.slice(0, limits.options).map(({ text, value }) => ({
    text: plainText(text, limits.optionText),
    value: within(value, limits.optionValue),
  }));
  const initial = shown.find(({ value }) => value === chosen);
  return {
    type: 'static_select',
    action_id: within(action, limits.id),
    placeholder: plainText(placeholder, limits.placeholder),
    options: shown,
    ...(initial && { initial_option: initial }),
  };
}

type ManyOptions = Omit<SelectOptions, 'chosen'> & { readonly chosen?: readonly string[] };

/** Several of the options at once. */
export function selectMany({ chosen = [], ...options }: ManyOptions): MultiStaticSelect {
  const { initial_option: _one, ...one } = select(options);
  const initial = one.options?.filter(({ value }) => value !== undefined && chosen.includes(value)) ?? [];
  return {
    ...one,
    type: 'multi_static_select',
    ...(initial.length > 0 && { initial_options: initial }),
  };
}

/** Pictures from the telephone or the computer; what comes back names them. */
export const pictures = (action: string): FileInput => ({
  type: 'file_input',
  action_id: within(action, limits.id),
  filetypes: ['jpg', 'jpeg', 'png', 'heic', 'webp'],
  max_files: limits.pictures,
});

type TextInputOptions = {
  readonly placeholder?: string;
  readonly initial?: string;
  readonly lines?: 'one' | 'many';
  /** Characters a person may type. */
  readonly max?: number;
};

/** `action` is the name of the input that holds it. */
export const textInput = (action: string, options: TextInputOptions = {}): PlainTextInput => ({
  type: 'plain_text_input',
  action_id: within(action, limits.id),
  multiline: options.lines === 'many',
  max_length: Math.min(options.max ?? limits.inputLength, limits.inputLength),
  ...(options.initial && { initial_value: options.initial.slice(0, options.max ?? limits.inputLength) }),
  ...(options.placeholder && { placeholder: plainText(options.placeholder, limits.placeholder) }),
});

type InputOptions = {
  readonly label: string;
  readonly element: InputBlock['element'];
  readonly hint?: string;
  readonly required?: boolean;
};

/** A question in a form; its block has the name of its element, so an answer is `values[name][name]`. */
export const input = ({ label, element, hint, required = true }: InputOptions): InputBlock => ({
  type: 'input',
  block_id: within(nameOf(element), limits.id),
  label: plainText(label, limits.label),
  element,
  optional: !required,
  ...(hint && { hint: plainText(hint, limits.hint) }),
});

function nameOf(element: InputBlock['element']): string {
  if (!element.action_id) throw new RangeError('an input without a name cannot be read');
  return element.action_id;
}
