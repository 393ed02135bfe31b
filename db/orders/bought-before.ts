import type { Order } from '#core/buyback/index.ts';
import type { Executor } from '../client/index.ts';
import type { Sealer } from '../sealed.ts';

const sameDevice = `select number from orders
  where device_hash = $1 and device_hash is not null and status = 'completed' and number <> $2
  order by updated_at desc limit 1`;

/** The newest order in which we paid for a device with the IMEI or serial number that was found now, if there is one. */
export async function boughtBefore(
  { query }: Pick<Executor, 'query'>,
  sealer: Sealer,
  { number, handover }: Order,
): Promise<string | undefined> {
  const { identifier } = handover.inspection ?? {};
  if (identifier === undefined) return undefined;
  const [row] = await query<{ number: string }>(sameDevice, [sealer.deviceHash(identifier), number]);
  return row?.number;
}
