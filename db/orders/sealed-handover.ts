import type { Handover, Order } from '#core/buyback/index.ts';
import type { Cell, Sealer } from '../sealed.ts';

const cell = (number: string): Cell => `orders.handover:${number}`;

export const sealHandover = (
  { number, handover }: Pick<Order, 'number' | 'handover'>,
  { seal }: Sealer,
): string => seal(JSON.stringify(handover), cell(number));

/** Throws when the row was tampered with or the key is missing. What it opens, this shop wrote. */
export const openHandover = (number: string, sealed: string, { open }: Sealer): Handover =>
  JSON.parse(open(sealed, cell(number))) as Handover;
