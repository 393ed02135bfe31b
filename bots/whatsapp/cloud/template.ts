import { shortened } from '../../shell/cut.ts';
import { limits } from './limits.ts';
import type { Body } from './render.ts';

/** A template that Meta has approved, with one slot in its body. */
export type Template = { readonly name: string };

/** Outside of the window only approved words go out: the template's, with ours in its slot. */
export const templateBody = ({ name }: Template, locale: string, text: string): Body => ({
  type: 'template',
  template: {
    name,
    language: { code: locale },
    components: [{ type: 'body', parameters: [{ type: 'text', text: slotText(text) }] }],
  },
});

/** A slot takes one line, without tabs, and at most four blanks in a row. */
const slotText = (text: string): string =>
  shortened(
    text
      .replace(/\s*\n\s*/g, ' · ')
      .replace(/[\t ]+/g, ' ')
      .trim(),
    limits.templateSlot,
  );
