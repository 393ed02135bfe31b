import type { Command, SellFacts } from '../buyback/index.ts';
import type { Incoming, Led, Source } from '../conversation/index.ts';
import { entered } from './started.ts';

/** Entry sources (S0-9), by what links carry. */
const media: Readonly<Record<string, string>> = {
  cpc: 'google-ads',
  ads: 'google-ads',
  google: 'google-ads',
  organic: 'seo',
  seo: 'seo',
  social: 'social',
  'paid-social': 'social',
  fb: 'social',
  ig: 'social',
  ref: 'referral',
  referral: 'referral',
  app: 'app-store',
  play: 'app-store',
};

const utm = /^(?:utm_)?(source|medium|campaign|content|term)$/;
const safe = (value: string): string => value.replace(/[^\p{L}\p{N} ._-]/gu, '').slice(0, 60);

/**
 * How a person found us, from what the link carried: `ref_asha`, `ads`, or `source=google&medium=cpc`. Telegram allows
 * 64 characters of A-Z a-z 0-9 _ -, so `source-google__medium-cpc` means the same.
 */
export function readSource(payload: string | undefined, channel: string): Source {
  if (payload === undefined || payload === '') return { entry: 'direct', channel };
  const tags = readTags(payload.slice(0, 300));
  const [first = ''] = payload.toLowerCase().split(/[_\-=&]/);
  const entry =
    media[tags.medium?.toLowerCase() ?? ''] ??
    media[tags.source?.toLowerCase() ?? ''] ??
    media[first] ??
    'link';
  return { entry, channel, ...tags, payload: safe(payload.slice(0, 64)) };
}

/** At the end of words that a link of ours put into somebody's mouth: "I want to sell my iPhone 11 (ref: social)". */
const mark = /\s*\(ref: ?([\w.=&-]{1,64})\)\s*$/iu;

/**
 * What led somebody new here, where a chat begins with words and not with a link's own payload: an advertisement, as the
 * channel tells of it, or the mark at the end of words that a link wrote. The mark is no part of what they say.
 */
export function led({ event, link }: Incoming, { channel }: SellFacts): Led<Command> | undefined {
  if (event.type === 'start') return undefined;
  const [found, marked] = (event.type === 'text' ? mark.exec(event.text) : null) ?? [];
  const payload = link ?? marked;
  if (payload === undefined) return undefined;
  const source = readSource(payload, channel);
  return { source, event: unmarked(event, found), commands: [entered(source)] };
}

function unmarked(event: Incoming['event'], found: string | undefined): Incoming['event'] {
  if (event.type !== 'text' || found === undefined) return event;
  const text = event.text.slice(0, -found.length);
  return text === '' ? { type: 'start' } : { type: 'text', text };
}

function readTags(payload: string): Readonly<Record<string, string>> {
  const pairs = payload.includes('=')
    ? [...new URLSearchParams(payload)]
    : payload.split('__').map((pair): [string, string] => {
        const at = pair.indexOf('-');
        return [pair.slice(0, Math.max(0, at)), pair.slice(at + 1)];
      });
  const tags: Record<string, string> = {};
  for (const [key, value] of pairs) {
    const [, name] = utm.exec(key) ?? [];
    if (name !== undefined && value !== '') tags[name] = safe(value);
  }
  return tags;
}
