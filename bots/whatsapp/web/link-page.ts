import { renderSVG, renderUnicodeCompact } from 'uqr';
import type { Copy } from '#prompts/index.ts';
import type { Status } from './supervisor.ts';
import { troubleOf } from './trouble.ts';

type Code = NonNullable<Status['code']>;

/** Black on white, whatever the terminal's own colours are: WhatsApp reads no code that is light on dark. */
const inked = (line: string): string => `\x1b[38;5;16;48;5;231m${line}\x1b[0m`;

/** A code as a terminal shows it, two rows of it in a line. */
export const drawCode = ({ kind, value }: Code): string =>
  kind === 'qr'
    ? renderUnicodeCompact(value, { border: 2 }).split('\n').map(inked).join('\n')
    : spaced(value);

/** As the phone shows the fields for it. */
const spaced = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`;

/** Seconds until the page looks again: codes are renewed every 20. */
const every = 4;

/** The page on which a phone is linked. It runs no script, and shows nothing of anybody's chats. */
export function linkPage(status: Status, copy: Copy, locale: string): string {
  const { code, own } = status;
  const say = (key: Parameters<Copy['label']>[1] & object): string => escaped(copy.label(locale, key));
  const title = say({ key: 'whatsapp.link-title' });
  const shown =
    status.state === 'ready'
      ? `<p>${say({ key: 'whatsapp.linked', params: { number: masked(own ?? '') } })}</p>`
      : code
        ? `<p>${say({ key: code.kind === 'qr' ? 'whatsapp.scan' : 'whatsapp.type-code' })}</p>${picture(code)}`
        : `<p>${say({ key: 'whatsapp.wait' })}</p>`;
  const trouble = status.why && troubleOf(status);
  return [
    `<!doctype html><html lang="${escaped(locale)}"><meta charset="utf-8">`,
    `<meta name="viewport" content="width=device-width"><meta http-equiv="refresh" content="${every}">`,
    `<title>${title}</title><style>${style}</style><main><h1>${title}</h1>${shown}`,
    trouble ? `<p><small>${escaped(trouble)}</small></p>` : '',
    '</main></html>',
  ].join('');
}

const style =
  'body{font:1.1rem/1.5 system-ui,sans-serif;margin:2rem auto;max-width:34rem;padding:0 1rem;color:#111;background:#fff}' +
  'svg{width:min(100%,22rem);height:auto}code{font-size:2.4rem;letter-spacing:.1em}';

const picture = (code: Code): string =>
  code.kind === 'qr' ? renderSVG(code.value, { border: 4 }) : `<code>${escaped(spaced(code.value))}</code>`;

/** Enough to know which phone it is. */
const masked = (number: string): string => `…${number.slice(-4)}`;

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? '');
