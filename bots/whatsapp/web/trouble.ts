import type { Reason } from './states.ts';
import type { Status } from './supervisor.ts';

/** What an operator can do about it, in one line each. */
const causes: Readonly<Record<Reason, string>> = {
  'module-missing': 'the package is missing: npm install --no-save whatsapp-web.js@1.34.7, then restart',
  'browser-missing': 'there is no Chromium: apt-get install chromium (or set CHROMIUM_PATH), then restart',
  'browser-fails': 'the browser does not start; it is tried again',
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

const elseChromium = 'set CHROMIUM_PATH to a Chromium, or leave it out and apt-get install chromium';

/** The same where more is known of it: what the browser calls it, or where its program is looked for. */
const detailed: Readonly<Partial<Record<Reason, (detail: string) => string>>> = {
  'browser-missing': (path) => `there is no “${path}”: ${elseChromium}, then restart`,
  'browser-fails': (path) => `“${path}” does not start as a browser: ${elseChromium}; it is tried again`,
  'start-failed': (code) => `WhatsApp cannot be reached: ${lineOf(code)} (${code}); it is tried again`,
};

/** By the beginning of what Chromium calls it; the first that fits. */
const lines: readonly (readonly [string, string])[] = [
  ['net::ERR_INTERNET_DISCONNECTED', 'this machine is not online'],
  ['net::ERR_NETWORK_CHANGED', 'the network of this machine has changed'],
  ['net::ERR_NAME_', 'its name is not found: is this machine online, and its DNS right?'],
  ['net::ERR_PROXY_', 'the proxy does not let us through'],
  ['net::ERR_TUNNEL_', 'the proxy does not let us through'],
  ['net::ERR_CERT_', 'its certificate is not trusted: is the clock right, or does a proxy look into HTTPS?'],
  ['net::ERR_SSL_', 'it cannot be spoken to over HTTPS: does a proxy or firewall look into it?'],
  ['net::ERR_BLOCKED_', 'something on this machine blocks it'],
  ['net::ERR_NETWORK_ACCESS_DENIED', 'a firewall keeps the browser off the network'],
  ['net::ERR_TIMED_OUT', 'it does not answer: is a firewall in between?'],
  ['net::ERR_CONNECTION_TIMED_OUT', 'it does not answer: is a firewall in between?'],
  ['net::ERR_ADDRESS_UNREACHABLE', 'no way leads there: is this machine online?'],
  ['net::ERR_CONNECTION_', 'the connection is refused or cut: is a firewall or proxy in between?'],
];

const lineOf = (code: string): string =>
  lines.find(([start]) => code.startsWith(start))?.[1] ?? 'is this machine online?';

/** Why WhatsApp cannot be used now; undefined when it can. */
export function troubleOf({ state, why, detail }: Status): string | undefined {
  if (state === 'ready') return undefined;
  if (!why) return waits[state] ?? 'is not connected';
  return (detail === undefined ? undefined : detailed[why]?.(detail)) ?? causes[why];
}

/** It goes its way to being ready, and nobody has to do anything. */
export const isUnderWay = ({ state, why }: Status): boolean =>
  !why && (state === 'starting' || state === 'pairing' || state === 'syncing');
