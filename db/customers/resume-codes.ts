import type { Instant } from '#core/shared/index.ts';
import type { Executor } from '../client/index.ts';

type Asked = Pick<Executor, 'query'>;

const at = (parameter: string): string => `to_timestamp(${parameter}::double precision / 1000)`;

const end = 'delete from resume_codes where conversation = $1 and used_by is null';
const keep = `insert into resume_codes (hash, conversation, expires_at) values ($1, $2, ${at('$3')})
  on conflict (hash) do nothing`;
// In the chat it was made for it is not used up: it was typed in the wrong place.
const use = `update resume_codes set used_by = case when conversation = $2 then used_by else $4 end
  where hash = $1 and (used_by is null or used_by = $4) and expires_at > ${at('$3')} returning conversation`;

const find = `select conversation from resume_codes
  where hash = $1 and used_by is null and expires_at > ${at('$2')}`;

type Code = { readonly hash: string; readonly conversation: string; readonly expiresAt: Instant };

/** A chat has one code at a time: the newest. */
export async function keepResumeCode(
  { query }: Asked,
  { hash, conversation, expiresAt }: Code,
): Promise<void> {
  await query(end, [conversation]);
  await query(keep, [hash, conversation, expiresAt]);
}

/** The chat that a code would lead on from; undefined when it was used, is over, or never was. It stays as it is. */
export async function findResumeCode(
  { query }: Asked,
  { hash, at: now }: Pick<Use, 'hash' | 'at'>,
): Promise<string | undefined> {
  const [row] = await query<{ conversation: string }>(find, [hash, now]);
  return row?.conversation;
}

type Use = {
  readonly hash: string;
  readonly by: string;
  /** The effect that uses it. */
  readonly id: string;
  readonly at: Instant;
};

/**
 * The chat that a code leads on from; undefined when it was used, is over, or never was. Asked again by the
 * same effect it is the same, as that may be done twice; typed again, even in the same chat, it leads nowhere: what was begun
 * there since is not part of it.
 */
export async function useResumeCode(
  { query }: Asked,
  { hash, by, id, at: now }: Use,
): Promise<string | undefined> {
  const [row] = await query<{ conversation: string }>(use, [hash, by, now, id]);
  return row?.conversation;
}
