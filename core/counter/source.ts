import type { Source } from '../conversation/index.ts';

/** Entry sources (S0-9), by what links carry. */
const media: Readonly<Record<string, string>> = {
  cpc: 'google-ads',
  ads: 'google-ads',
  google: 'google-ads',
  organic: 'seo',
  seo: 'seo',
  social: 'social',
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
