import type { Database } from '#db/client/index.ts';

/** Days that a platform may still deliver again (Meta and payment providers retry for a week), with a good margin. */
const days = 30;
/** Milliseconds between two clean-ups. */
const every = 3_600_000;

const outdated = [
  `delete from inbound where at < now() - interval '${days} days'`,
  `delete from outbox where failed_at < now() - interval '${days} days'`,
  `delete from sent_messages where at < now() - interval '${days} days'`,
  `delete from resume_codes where expires_at < now() - interval '${days} days'`,
  `delete from dead_letters where at < now() - interval '${days} days'`,
];

/** Forgets what nobody needs any more: ids of old deliveries, and effects that were put aside. */
export function keepTidy({ query }: Pick<Database, 'query'>, report: (error: unknown) => void): () => void {
  const tidy = async (): Promise<void> => {
    for (const statement of outdated) await query(statement);
  };
  const timer = setInterval(() => void tidy().catch(report), every).unref();
  return () => clearInterval(timer);
}
