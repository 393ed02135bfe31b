import { createHash } from 'node:crypto';
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import type { Card, CardButton, Field } from '../../operators/index.ts';
import {
  context,
  divider,
  input,
  modal,
  pictures,
  quotes,
  section,
  select,
  selectMany,
  textInput,
} from '../blocks/index.ts';
import type { Words } from '../words.ts';
import { paragraphs } from './draw.ts';
import { readSubject, type Subject, subjectOf, writeSubject } from './subject.ts';

/** The name under which forms come back. */
export const formCallback = 'form';

/** What a form is about. It comes back from outside: it names things and allows nothing. */
export type FormAbout = {
  readonly subject: Subject;
  readonly action: string;
  /** Of the text that its reader has seen as the customer will; empty before. */
  readonly version: string;
};

const metadata = z.object({ subject: z.string(), action: z.string(), version: z.string() });

export function readAbout(text: string): FormAbout | undefined {
  try {
    const { subject, action, version } = metadata.parse(JSON.parse(text));
    const read = readSubject(subject);
    return read && { subject: read, action, version };
  } catch {
    return undefined;
  }
}

/** What reaches the customer is shown as they will read it before it goes. */
export const previewed: ReadonlySet<string> = new Set(['send-to-customer', 'answer']);

/** A short name for this text, whatever blanks and line ends a client makes of it. */
export const versionOf = (text: string): string =>
  createHash('sha256').update(text.trim().replace(/\s+/g, ' ')).digest('base64url').slice(0, 16);

/** The form that a button opens: what it asks for, what it decides about, and what it warns of. */
export function form(
  card: Card,
  { action, label, sure, decides, fields = [] }: CardButton,
  words: Words,
): ModalView {
  const seen = decides ? { seen: decides.mark } : {};
  return modal({
    callback: formCallback,
    title: words.label(label),
    submit: words.label({ key: submitKey(action, fields) }),
    close: words.label({ key: 'slack.close' }),
    metadata: written({ subject: { ...subjectOf(card), ...seen }, action, version: '' }),
    blocks: [
      ...context([words.text(card.title)]),
      ...(decides ? paragraphs(decides.reads, words) : []),
      ...(sure ? [section(words.text(sure))] : []),
      ...fields.map((field) => question(field, words)),
    ],
  });
}

/** Without anything to fill in, what it says is agreed with. */
function submitKey(action: string, fields: readonly Field[]) {
  if (previewed.has(action)) return 'slack.preview';
  return fields.length === 0 ? 'slack.yes' : 'slack.send';
}

type Draft = FormAbout & { readonly field: Field; readonly text: string; readonly reads: string };

/** The same form once more, with `reads`: the text as the customer gets it. */
export const preview = ({ field, text, reads, ...about }: Draft, words: Words): ModalView =>
  modal({
    callback: formCallback,
    title: words.label({ key: 'slack.preview-title' }),
    submit: words.label({ key: 'slack.send' }),
    close: words.label({ key: 'slack.close' }),
    metadata: written({ ...about, version: versionOf(text) }),
    blocks: [
      section(words.text({ key: 'slack.preview-says' })),
      ...quotes(reads),
      divider(),
      question({ ...field, value: text }, words),
    ],
  });

const written = ({ subject, action, version }: FormAbout): string =>
  JSON.stringify({ subject: writeSubject(subject), action, version });

function question(field: Field, words: Words) {
  const { name, label, options, optional } = field;
  const text = words.label(label);
  if (field.photos) return input({ label: text, element: pictures(name), required: !optional });
  const shown = options?.map((each) => ({ text: words.label(each.label), value: each.value }));
  return input({ label: text, element: answerTo(field, text, shown), required: !optional });
}

type Shown = Parameters<typeof select>[0]['options'];

function answerTo({ name, long, multi, value }: Field, placeholder: string, options: Shown | undefined) {
  const asked = { action: name, placeholder };
  if (options && multi) return selectMany({ ...asked, options, chosen: value?.split(',') ?? [] });
  if (options) return select({ ...asked, options, ...(value === undefined ? {} : { chosen: value }) });
  const initial = value === undefined ? {} : { initial: value };
  return textInput(name, { lines: long ? 'many' : 'one', ...initial });
}
