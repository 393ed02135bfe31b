import { z } from 'zod';

const text = z.string().optional().catch(undefined);
const referral = z.looseObject({ source_url: text, source_id: text, source_type: text, headline: text });

/** By the end of the host's name. */
const sites: readonly (readonly [host: string, site: string])[] = [
  ['instagram.com', 'instagram'],
  ['facebook.com', 'facebook'],
  ['fb.me', 'facebook'],
  ['fb.com', 'facebook'],
];

/** Signs of the id of an advertisement, and of the words over it. */
const longest = { id: 40, headline: 60 } as const;

/**
 * The advertisement that somebody tapped to write to us, in the terms of a link's payload; undefined for what is none. The
 * click's own id (`ctwa_clid`) and the address that was opened are left out: they tell of the person, not of the advertisement.
 */
export function linkOf(value: unknown): string | undefined {
  const { data } = referral.safeParse(value);
  if (!data) return undefined;
  const { source_url: url, source_id: id, source_type: type, headline } = data;
  if (url === undefined && id === undefined) return undefined;
  const tags = new URLSearchParams({
    source: siteOf(url),
    medium: type === 'post' ? 'social' : 'paid-social',
  });
  if (id !== undefined) tags.set('content', id.slice(0, longest.id));
  // Last, as a long one is cut.
  if (headline !== undefined) tags.set('campaign', headline.slice(0, longest.headline));
  return tags.toString();
}

function siteOf(url: string | undefined): string {
  const host = url !== undefined && URL.canParse(url) ? new URL(url).hostname : '';
  return sites.find(([end]) => host === end || host.endsWith(`.${end}`))?.[1] ?? 'meta';
}
