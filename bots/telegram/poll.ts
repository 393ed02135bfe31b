import { setTimeout as wait } from 'node:timers/promises';
import { GrammyError, type RawApi } from 'grammy';
import { limits } from './limits.ts';
import { updateKinds } from './parse.ts';

/** Milliseconds between tries: the first, doubled each time up to the most. */
export type Backoff = { readonly first: number; readonly most: number };

export type Listening = {
  readonly api: RawApi;
  readonly backoff: Backoff;
  /** Resolves once the update is durable. */
  readonly take: (update: unknown) => Promise<void>;
  /** Why nothing can be received now; undefined once it can. */
  readonly report: (trouble: string | undefined) => void;
};

/**
 * Asks for updates until `signal` says stop. All of a batch is durable before the next offset tells Telegram to forget
 * it, so a crash at any point repeats updates and loses none.
 */
export async function poll({ api, backoff, take, report }: Listening, signal: AbortSignal): Promise<void> {
  let offset = 0;
  let confirmed = 0;
  let failures = 0;
  while (!signal.aborted) {
    try {
      // After a failure the answer is wanted at once, to know that all is well again.
      const timeout = failures > 0 ? 0 : limits.pollSeconds;
      const updates = await getUpdates(api, { offset, timeout }, signal);
      report(undefined);
      confirmed = offset;
      await takeAll(updates, take);
      offset = nextOffset(updates, offset);
      failures = 0;
    } catch (error) {
      if (signal.aborted) break;
      report(explain(error));
      await pause(delay(error, backoff, failures++), signal);
      if (isWebhookConflict(error)) await dropWebhook(api);
    }
  }
  if (offset !== confirmed) await api.getUpdates({ offset, limit: 1, timeout: 0 }).catch(() => undefined);
}

/** Tries until it works or `signal` says stop: a network that is down at start is no reason to give up. */
export async function persist(
  work: () => Promise<void>,
  listening: Listening,
  signal: AbortSignal,
): Promise<void> {
  for (let failures = 0; !signal.aborted; failures++) {
    try {
      await work();
      return listening.report(undefined);
    } catch (error) {
      listening.report(explain(error));
      await pause(delay(error, listening.backoff, failures), signal);
    }
  }
}

/** grammY types its signal after a polyfill; Node's own serves. */
const getUpdates = (
  api: RawApi,
  { offset, timeout }: { offset: number; timeout: number },
  signal: AbortSignal,
) =>
  api.getUpdates(
    { offset, timeout, limit: limits.batch, allowed_updates: [...updateKinds] },
    signal as Parameters<RawApi['getUpdates']>[1],
  );

/** All at once, in their order; waits for every one, so that none is still under way when this is over. */
async function takeAll(updates: readonly unknown[], take: Listening['take']): Promise<void> {
  const results = await Promise.allSettled(updates.map(take));
  const failed = results.find(({ status }) => status === 'rejected');
  if (failed) throw new NotTaken();
}

class NotTaken extends Error {}

function nextOffset(updates: readonly unknown[], offset: number): number {
  const ids = updates.map((update) => (update as { update_id?: unknown } | null)?.update_id);
  return ids.reduce<number>(
    (next, id) => (Number.isSafeInteger(id) ? Math.max(next, (id as number) + 1) : next),
    offset,
  );
}

const isConflict = (error: unknown): error is GrammyError =>
  error instanceof GrammyError && error.error_code === 409;
const isWebhookConflict = (error: unknown): boolean =>
  isConflict(error) && error.description.includes('webhook');
const isRefused = (error: unknown): boolean =>
  error instanceof GrammyError && (error.error_code === 401 || error.error_code === 404);

function explain(error: unknown): string {
  if (error instanceof NotTaken) return 'Telegram updates cannot be stored';
  if (isRefused(error)) return 'Telegram refuses the bot token';
  if (isWebhookConflict(error)) return 'Telegram sends updates to a webhook instead';
  if (isConflict(error)) return 'another program receives the updates of this Telegram bot';
  if (error instanceof GrammyError) return `Telegram answers ${error.error_code}: ${error.description}`;
  return 'Telegram cannot be reached';
}

function delay(error: unknown, { first, most }: Backoff, failures: number): number {
  if (error instanceof GrammyError && error.parameters.retry_after !== undefined)
    return error.parameters.retry_after * 1000;
  return isRefused(error) ? most : Math.min(most, first * 2 ** Math.min(failures, 20));
}

const pause = (ms: number, signal: AbortSignal): Promise<unknown> =>
  wait(ms, undefined, { signal }).catch(() => undefined);

export const dropWebhook = (api: RawApi): Promise<unknown> => api.deleteWebhook({}).catch(() => undefined);
