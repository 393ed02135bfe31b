import type { CustomerWish } from '#core/buyback/index.ts';
import type { Cell, Sealer } from '../sealed.ts';

const cell = (number: string): Cell => `outbox.wish:${number}`;

/** What a customer decided, for the row that brings it to the order: it may say where they are paid. */
export const sealWish = (number: string, wish: CustomerWish, { seal }: Sealer): string =>
  seal(JSON.stringify(wish), cell(number));

/** Throws when it was tampered with or meant for another order. */
export const openWish = (number: string, sealed: string, { open }: Sealer): CustomerWish =>
  JSON.parse(open(sealed, cell(number))) as CustomerWish;
