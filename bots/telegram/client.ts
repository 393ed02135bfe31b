import { Api, type RawApi } from 'grammy';
import type { LanguageCode } from 'grammy/types';
import type { Copy } from '#prompts/index.ts';
import { limits } from './limits.ts';
import { updateKinds } from './parse.ts';
import { dropWebhook } from './poll.ts';

type Address = { readonly token: string; readonly apiRoot?: string };

export const clientOf = ({ token, apiRoot }: Address): RawApi =>
  new Api(token, {
    ...(apiRoot ? { apiRoot: apiRoot.replace(/\/+$/, '') } : {}),
    // The default, node-fetch, costs 160-190 us a call more than Node's own.
    // A body that is sent while it is made, as pictures are, has to say so.
    fetch: ((url: string, { signal, ...init }: RequestInit) =>
      globalThis.fetch(url, { ...init, duplex: 'half', signal: ownSignal(signal) } as RequestInit)) as never,
    timeoutSeconds: limits.callSeconds,
  }).raw;

/** The SDK brings signals of its own make, which the `fetch` of Node 24 refuses. */
function ownSignal(theirs: AbortSignal | null | undefined): AbortSignal | null {
  if (!theirs) return null;
  const own = new AbortController();
  if (theirs.aborted) own.abort();
  else theirs.addEventListener('abort', () => own.abort(), { once: true });
  return own.signal;
}

/** The bot that a token is for: its id is the part before the colon. Throws a RangeError for what is no token. */
export function botIdOf(token: string): number {
  const id = Number(/^(\d+):/.exec(token)?.[1]);
  if (!Number.isSafeInteger(id)) throw new RangeError('the Telegram token does not begin with a bot id');
  return id;
}

/** Tells Telegram where updates go (to us, when there is no webhook), and learns the bot's name. */
export async function introduce(
  api: RawApi,
  webhook: { readonly url: string; readonly secretToken: string } | undefined,
): Promise<string> {
  const { username } = await api.getMe();
  if (!webhook) await dropWebhook(api);
  else
    await api.setWebhook({
      url: webhook.url,
      secret_token: webhook.secretToken,
      allowed_updates: [...updateKinds],
    });
  return username;
}

/** What Telegram offers when a person types a slash. */
const commands = ['start', 'sell', 'track', 'help', 'language', 'agent'] as const;

type Language = { readonly language_code?: LanguageCode };

/** Tells Telegram, in every installed language, what the bot can do. English is what all others fall back to. */
export async function announce(api: RawApi, copy: Copy, signal: AbortSignal): Promise<void> {
  const until = signal as Parameters<RawApi['setMyCommands']>[1];
  for (const locale of copy.locales) {
    const language: Language = locale === 'en' ? {} : { language_code: locale as LanguageCode };
    const write = (key: 'description' | 'short-description' | `command-${(typeof commands)[number]}`) =>
      copy.label(locale, { key: `telegram.${key}` });
    const described = commands.map((command) => ({ command, description: write(`command-${command}`) }));
    await api.setMyCommands({ ...language, commands: described }, until);
    await api.setMyDescription({ ...language, description: write('description') }, until);
    await api.setMyShortDescription({ ...language, short_description: write('short-description') }, until);
  }
}
