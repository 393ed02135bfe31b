import type { Reason } from './states.ts';
import type { Status } from './supervisor.ts';

/** What an operator can do about it, in one line each. */
const causes: Readonly<Record<Reason, string>> = {
  'module-missing': 'the package is missing: npm install --no-save whatsapp-web.js@1.34.7, then restart',
  'browser-missing': 'there is no Chromium: apt-get install chromium (or set CHROMIUM_PATH), then restart',
  'in-use': 'another Haat has this phone',
  'as-root':
    'Chromium does not run as root: set WHATSAPP_WEB_CHROME_ARGS=--no-sandbox, or run Haat as somebody else',
  'start-failed': 'the page could not be opened; it is tried again',
  'start-slow': 'the page does not load; it is tried again',
  'sync-slow': 'the phone does not synchronise: is it online?',
  'browser-gone': 'the browser was ended; it is started again',
  'page-crashed': 'the page crashed; it is opened again',
  'page-silent': 'the page hangs; it is opened again',
  'not-ready': 'connected, but not ready: WhatsApp has changed its page, or is slow',
  'connection-lost': 'the connection to WhatsApp is lost; it is tried again',
  'logged-out': 'the phone has unlinked us: link it again',
  conflict: 'the same link is open elsewhere',
  outdated: 'WhatsApp asks for a newer page; it is opened again',
  blocked: 'WhatsApp has blocked this number: nothing is sent until a restart',
  ended: 'ended',
};

const waits: Readonly<Partial<Record<Status['state'], string>>> = {
  starting: 'the browser starts',
  qr: 'waits for a phone: link it at /whatsapp-web',
  pairing: 'is being linked',
  syncing: 'synchronises with the phone',
};

/** Why WhatsApp cannot be used now; undefined when it can. */
export function troubleOf({ state, why }: Status): string | undefined {
  if (state === 'ready') return undefined;
  return why ? causes[why] : (waits[state] ?? 'is not connected');
}
