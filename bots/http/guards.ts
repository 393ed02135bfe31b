import type { IncomingHttpHeaders } from 'node:http';
import type { Context, Hono, MiddlewareHandler } from 'hono';
import { isSecret } from '../shell/is-secret.ts';
import { clientAddress, incomingOf, isFromHere } from './client.ts';
import { limits } from './limits.ts';
import { isOurs } from './names.ts';
import { openRefusals, type Refusals } from './refusals.ts';

/** Who stands between the world and this port, and who may look behind the counter. */
export type Door = {
  /** How many proxies of ours a request passes; 0: X-Forwarded-For is nobody's. */
  readonly proxies: number;
  /** Any of them opens /metrics. */
  readonly tokens: readonly string[];
  /** The world reaches this port. */
  readonly isPublic: boolean;
  /** Epoch milliseconds. */
  readonly now: () => number;
};

/** All that is refused before anything is read; a route that is added earlier goes without. */
export function guardAll(app: Hono, { proxies, now }: Door): void {
  app.use(
    fewOnALine(),
    turnAway({ proxies, now, refusals: openRefusals() }),
    unpackNothing,
    nobodyInTheAddress,
  );
}

/**
 * 429 for who asks on without waiting for answers: browsers, proxies and platforms have one request on a line at a time,
 * and Node would begin a thousand at once.
 */
function fewOnALine(): MiddlewareHandler {
  const open = new WeakMap<object, number>();
  return async (c, next) => {
    const socket = incomingOf(c)?.socket;
    if (!socket) return next();
    const before = open.get(socket) ?? 0;
    if (before >= limits.onALine) return c.body(null, 429, { connection: 'close' });
    open.set(socket, before + 1);
    await next();
    open.set(socket, (open.get(socket) ?? 1) - 1);
  };
}

type Limiter = Pick<Door, 'proxies' | 'now'> & { readonly refusals: Refusals };

/** What a sender shows to be believed, on whichever path. */
const credentials: readonly (keyof IncomingHttpHeaders)[] = [
  'authorization',
  'x-telegram-bot-api-secret-token',
  'x-hub-signature-256',
  'x-slack-signature',
  'x-razorpay-signature',
];

const refusing: ReadonlySet<number> = new Set([400, 401, 403, 404, 405, 413, 415]);

/**
 * 429 for an address of which too much was refused lately, by a look at its headers alone. What shows no credential has a
 * bucket of its own, and who was believed lately is always looked at: behind a proxy that we were not told of, all have
 * one address, and a flood must not lock out the platforms.
 */
const turnAway =
  ({ proxies, now, refusals }: Limiter): MiddlewareHandler =>
  async (c, next) => {
    const address = clientAddress(c, proxies);
    if (address === undefined) return next();
    const headers = incomingOf(c)?.headers ?? {};
    const shows = credentials.some((name) => headers[name] !== undefined);
    const who = shows ? `${address} signed` : address;
    if (refusals.isSpent(who, now())) {
      // Whoever goes on has to call again; through a proxy it would be the proxy's line.
      if (proxies === 0) c.header('connection', 'close');
      c.header('retry-after', '1');
      return c.body(null, 429);
    }
    await next();
    if (refusing.has(c.res.status)) refusals.refused(who, now());
    else if (shows && c.res.ok) refusals.accepted(who, now());
  };

/** Nothing is unpacked here: a few kilobytes could become a gigabyte. */
const unpackNothing: MiddlewareHandler = async (c, next) => {
  const packed = c.req.header('content-encoding');
  return packed === undefined || packed.toLowerCase() === 'identity' ? next() : c.body(null, 415);
};

const personal =
  /^(?:customer[_-]?)?(?:phone|mobile|whatsapp|email|address|aadhaar|aadhar|pan|imei|upi|vpa|ifsc|account|otp)(?:[_-]?(?:number|no|id))?$/i;

/** Addresses stand in the logs of proxies and in the history of browsers: what is about a person is not read from them. */
const nobodyInTheAddress: MiddlewareHandler = async (c, next) => {
  const { url } = c.req;
  const asked = url.indexOf('?');
  if (asked < 0) return next();
  const names = [...new URLSearchParams(url.slice(asked + 1)).keys()];
  return names.some((name) => personal.test(name)) ? c.notFound() : next();
};

const forwarding: readonly string[] = [
  'x-forwarded-for',
  'x-forwarded-host',
  'x-real-ip',
  'forwarded',
  'via',
];

/**
 * Whether /metrics is shown: to who has a token, and on a machine that the world does not reach to its own people. No
 * header makes anybody one of them, and one that a proxy writes makes them none.
 */
export function maySeeMetrics(c: Context, { tokens, isPublic }: Door): boolean {
  const shown = c.req.header('authorization') ?? '';
  if (tokens.some((token) => isSecret(`Bearer ${token}`, shown))) return true;
  const passed = forwarding.some((name) => c.req.header(name) !== undefined);
  return !isPublic && !passed && isFromHere(c) && isOurs(c.req.header('host') ?? '', []);
}
