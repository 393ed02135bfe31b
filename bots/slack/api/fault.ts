import { webApi } from '@slack/bolt';
import { ChannelError } from '../../shell/errors.ts';

/** Why a call of the Web API failed. `word` is Slack's own, such as `channel_not_found`. */
export type SlackFault = ChannelError & { readonly word?: string };

/** Slack's own troubles; everything else it says no to is ours to mend. */
const passing = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'timeout',
]);
/** The key is not right (any more): whoever runs the shop mends it, and nothing is lost until then. */
const locked = new Set([
  ...['invalid_auth', 'not_authed', 'token_expired', 'token_revoked', 'account_inactive'],
  ...['missing_scope', 'no_permission', 'org_login_required', 'ekm_access_denied', 'team_access_not_granted'],
]);
const tooLarge = new Set(['msg_too_long', 'msg_blocks_too_long', 'view_too_large']);
/** The settings name a channel that does not work. */
const shut = new Set(['channel_not_found', 'not_in_channel', 'is_archived', 'restricted_action']);

/** Milliseconds to wait when Slack refuses for its rate and names no time. */
const unnamedWait = 5_000;

/** What went wrong, as the outbox decides by it. Slack's answers hold no personal data in their error words. */
export function slackFault(error: unknown, method: string): SlackFault {
  if (error instanceof ChannelError) return error;
  if (error instanceof webApi.WebAPIRateLimitedError)
    return fault('rate-limited', `${method} is called too often`, { wait: error.retryAfter * 1000 });
  if (!(error instanceof webApi.WebAPIPlatformError))
    return fault('unreachable', `${method} got no answer from Slack`);
  const { error: word } = error.data;
  const text = `${method}: ${word}`;
  if (word === 'ratelimited' || word === 'rate_limited')
    return fault('rate-limited', text, { word, wait: unnamedWait });
  if (passing.has(word) || locked.has(word)) return fault('unreachable', text, { word });
  return fault(tooLarge.has(word) ? 'too-large' : 'rejected', text, { word });
}

/** Something that people have to mend before it works again: a line to show them. */
export const needsMending = ({ word, message }: SlackFault): string | undefined =>
  word !== undefined && (locked.has(word) || shut.has(word)) ? message : undefined;

export const wordOf = (error: unknown): string | undefined => (error as SlackFault).word;

type More = { readonly word?: string; readonly wait?: number };

const fault = (code: ChannelError['code'], text: string, { word, wait }: More = {}): SlackFault =>
  Object.assign(new ChannelError(code, text, wait), word === undefined ? {} : { word });
