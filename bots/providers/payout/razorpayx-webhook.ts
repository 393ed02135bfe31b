import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { parseJson } from '../../shell/parse-json.ts';
import type { PayoutWebhook } from './port.ts';
import { payoutEntity, reportOf } from './razorpayx-entity.ts';

const envelope = z.looseObject({ entity: z.literal('event'), event: z.string() });
const aboutPayout = z.looseObject({
  payload: z.looseObject({ payout: z.looseObject({ entity: payoutEntity }) }),
});

const fewestCharacters = 16;

/**
 * RazorpayX webhooks. `secrets`: the one in use, and the one before while a rotation lasts. RangeError without a usable
 * one: an open webhook would let anybody say that money has moved.
 */
export function razorpayxWebhook(secrets: readonly string[]): PayoutWebhook {
  if (secrets.length === 0 || secrets.some((secret) => secret.length < fewestCharacters))
    throw new RangeError('the RazorpayX webhook has no usable secret');
  return {
    name: 'razorpayx',
    read(headers, body) {
      const signature = headers.get('x-razorpay-signature') ?? '';
      if (!secrets.some((secret) => isSigned(body, signature, secret))) return { type: 'forged' };
      const event = envelope.safeParse(parseJson(body));
      if (!event.success) return { type: 'malformed' };
      // Downtimes, links and the like, and events that have yet to be invented.
      if (!event.data.event.startsWith('payout.') || event.data.event.startsWith('payout.downtime'))
        return { type: 'ignored' };
      const about = aboutPayout.safeParse(event.data);
      if (!about.success) return { type: 'malformed' };
      const { entity } = about.data.payload.payout;
      if (!entity.reference_id) return { type: 'ignored' };
      const report = reportOf(entity);
      // Without an id of its own a delivery is known by what it says, as their documentation advises.
      const id = headers.get('x-razorpay-event-id') || `${entity.id}:${entity.status}:${entity.utr ?? ''}`;
      return { type: 'news', delivery: `razorpayx:${id}`.slice(0, 200), id: entity.reference_id, report };
    },
  };
}

function isSigned(body: Uint8Array, signature: string, secret: string): boolean {
  if (!/^[0-9a-f]{64}$/.test(signature)) return false;
  return timingSafeEqual(createHmac('sha256', secret).update(body).digest(), Buffer.from(signature, 'hex'));
}
