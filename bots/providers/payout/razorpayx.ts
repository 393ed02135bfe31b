import { z } from 'zod';
import type { ListedPayout, PayoutReport } from '#core/payout/index.ts';
import type { Instant } from '#core/shared/index.ts';
import { PayoutError, type PayoutList, type PayoutProvider } from './port.ts';
import { payoutEntity, reportOf } from './razorpayx-entity.ts';
import { payoutBody } from './razorpayx-request.ts';

export type RazorpayxOptions = {
  readonly keyId: string;
  readonly keySecret: string;
  /** Our own account, which the money leaves. */
  readonly accountNumber: string;
  readonly apiUrl?: string;
  /** Milliseconds until a call is given up; shorter than the outbox's lease. */
  readonly patience?: number;
};

const entities = z.looseObject({ items: z.array(payoutEntity) });
const collection = z.looseObject({ items: z.array(z.unknown()) });
const refusal = z.looseObject({
  error: z.looseObject({ code: z.string().optional(), field: z.string().nullish() }),
});

/** RazorpayX Payouts. The key of a payout is its idempotency key and its `reference_id`. */
export function razorpayx(options: RazorpayxOptions): PayoutProvider {
  const { accountNumber, apiUrl = 'https://api.razorpay.com' } = options;
  const call = caller(options);
  return {
    name: 'razorpayx',
    simulated: false,
    async create(request) {
      const { status, body } = await call(`${apiUrl}/v1/payouts`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-payout-idempotency': request.key },
        body: JSON.stringify(payoutBody(accountNumber, request)),
      });
      if (status === 400) throw refused(body);
      return reportOn(request.key, status, body);
    },
    async query(key) {
      const query = new URLSearchParams({ account_number: accountNumber, reference_id: key });
      const { status, body } = await call(`${apiUrl}/v1/payouts?${query}`, { method: 'GET' });
      const list = status === 200 ? collection.safeParse(body) : undefined;
      if (!list?.success) throw new PayoutError('unknown', `answer-${status}`);
      const own = list.data.items.filter(
        (item) => z.looseObject({ reference_id: z.literal(key) }).safeParse(item).success,
      );
      return own.length === 0 ? undefined : reportOn(key, status, own[0]);
    },
    list: (since) => listed(call, { apiUrl, accountNumber, since }),
  };
}

/** A page has so many at most (razorpay.com/docs/api/x/payouts/fetch-all); so many pages are read, 20,000 payouts. */
const page = { size: 100, most: 200 } as const;

type Wanted = { readonly apiUrl: string; readonly accountNumber: string; readonly since: Instant };

/** Page by page; their `from` is in seconds. What is made meanwhile moves the pages, so that one may come twice. */
async function listed(
  call: ReturnType<typeof caller>,
  { apiUrl, accountNumber, since }: Wanted,
): Promise<PayoutList> {
  const from = String(Math.floor(since / 1_000));
  const all = new Map<string, ListedPayout>();
  for (let n = 0; n < page.most; n++) {
    const span = { from, count: String(page.size), skip: String(n * page.size) };
    const query = new URLSearchParams({ account_number: accountNumber, ...span });
    const { status, body } = await call(`${apiUrl}/v1/payouts?${query}`, { method: 'GET' });
    const items = status === 200 ? entities.safeParse(body).data?.items : undefined;
    if (!items) throw new PayoutError('unknown', `answer-${status}`);
    const before = all.size;
    for (const entity of items)
      all.set(entity.id, { key: entity.reference_id ?? undefined, report: reportOf(entity) });
    if (items.length < page.size) return { payouts: [...all.values()], isWhole: true };
    // The same page again and again is no list.
    if (all.size === before) break;
  }
  return { payouts: [...all.values()], isWhole: false };
}

type Answer = { readonly status: number; readonly body: unknown };

function caller({ keyId, keySecret, patience = 10_000 }: RazorpayxOptions) {
  const authorization = `Basic ${Buffer.from(`${keyId}:${keySecret}`).toString('base64')}`;
  return async (url: string, init: RequestInit): Promise<Answer> => {
    try {
      const response = await fetch(url, {
        ...init,
        headers: { ...init.headers, authorization },
        redirect: 'error',
        signal: AbortSignal.timeout(patience),
      });
      return { status: response.status, body: await response.json() };
    } catch {
      // Cut off, timed out, or no JSON: the request may have arrived all the same.
      throw new PayoutError('unknown', 'no-answer');
    }
  };
}

function reportOn(key: string, status: number, body: unknown): PayoutReport {
  const entity = payoutEntity.safeParse(body);
  if (status !== 200 || !entity.success || entity.data.reference_id !== key)
    throw new PayoutError('unknown', `answer-${status}`);
  return reportOf(entity.data);
}

/** A 400 is theirs and final, but for what concerns the key: then a payout of that key may exist. */
function refused(body: unknown): PayoutError {
  const said = refusal.safeParse(body);
  if (!said.success || said.data.error.code !== 'BAD_REQUEST_ERROR')
    return new PayoutError('unknown', 'answer-400');
  if (/idempotency/i.test(JSON.stringify(said.data.error))) return new PayoutError('unknown', 'key-refused');
  const field = said.data.error.field ?? '';
  return new PayoutError('refused', /^[\w.]{1,60}$/.test(field) ? `bad-${field}` : 'bad-request');
}
