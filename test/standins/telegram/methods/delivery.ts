import { badRequest, Refusal } from '../refusal.ts';
import { typeSpecs } from '../spec.ts';
import type { Fields } from '../types.ts';
import type { Update } from '../updates.ts';
import type { World } from '../world.ts';
import { bounded, type Call, type Methods } from './call.ts';

const getMe = ({ world }: Call): Fields => ({
  ...world.me,
  can_join_groups: true,
  can_read_all_group_messages: false,
  supports_inline_queries: false,
  can_connect_to_business: false,
  has_main_web_app: false,
});

function getUpdates({ world, params, gone }: Call): Promise<readonly Update[]> {
  if (world.webhook.target())
    throw new Refusal(
      409,
      "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    );
  allow(world, params.allowed_updates);
  return world.poller.poll({
    offset: Number(params.offset ?? 0),
    limit: bounded(params.limit, { min: 1, max: 100, usual: 100 }),
    timeout: bounded(params.timeout, { min: 0, max: 50, usual: 0 }),
    gone,
  });
}

/** Holds for updates that come from now on; Telegram passes over a kind it does not know, the judge does not. */
function allow(world: World, kinds: unknown): void {
  if (!Array.isArray(kinds)) return;
  const known = typeSpecs('Update').flatMap(({ fields }) => fields?.map(({ name }) => name) ?? []);
  for (const kind of kinds)
    if (!known.includes(String(kind)))
      world.judge.note(`allowed_updates: ${String(kind)} is no kind of update`);
  world.queue.allow(kinds);
}

function setWebhook({ world, params }: Call): true {
  const { url = '', secret_token: secret = '' } = params as { url?: string; secret_token?: string };
  if (!/^[\w-]{0,256}$/.test(secret)) throw badRequest('secret token contains unallowed characters');
  if (url === '') return deleteWebhook({ world, params });
  if (!isReachable(url)) throw badRequest('bad webhook: An HTTPS URL must be provided for webhook');
  allow(world, params.allowed_updates);
  if (params.drop_pending_updates === true) world.queue.confirm(() => true);
  world.poller.interrupt('terminated by setWebhook request');
  const maxConnections = bounded(params.max_connections, { min: 1, max: 100, usual: 40 });
  world.webhook.set({ url, secret, maxConnections });
  return true;
}

/** Telegram wants https; only this double's neighbours on the same machine may do without. */
const isReachable = (url: string): boolean =>
  URL.canParse(url) &&
  (new URL(url).protocol === 'https:' || ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname));

function deleteWebhook({ world, params }: Pick<Call, 'world' | 'params'>): true {
  world.webhook.set(undefined);
  if (params.drop_pending_updates === true) world.queue.confirm(() => true);
  return true;
}

function getWebhookInfo({ world }: Call): Fields {
  const target = world.webhook.target();
  const error = world.webhook.lastError();
  const allowed = world.queue.allowed();
  return {
    url: target?.url ?? '',
    has_custom_certificate: false,
    pending_update_count: world.queue.pending().length,
    ...(target ? { max_connections: target.maxConnections } : {}),
    ...(error ? { last_error_date: error.at, last_error_message: error.message } : {}),
    ...(allowed.length ? { allowed_updates: allowed } : {}),
  };
}

export const deliveryMethods: Methods = { getMe, getUpdates, setWebhook, deleteWebhook, getWebhookInfo };
