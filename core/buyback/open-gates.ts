import { type How, policyOf } from './actor.ts';
import { type Gate, gateNames } from './handover.ts';
import { gatesFor } from './handover-policy.ts';
import type { Order } from './order.ts';

/** Gates that the order still has to pass, in their order. */
export function openGates(
  order: Pick<Order, 'category' | 'handover'>,
  how: Pick<How, 'policy'>,
): readonly Gate[] {
  const price = order.handover.offer?.price ?? 0;
  const asked = gatesFor(policyOf(how), { category: order.category, price });
  return gateNames.filter((gate) => asked.includes(gate) && order.handover.gates[gate] === undefined);
}
