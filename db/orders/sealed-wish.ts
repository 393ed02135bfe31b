import { z } from 'zod';
import type { Command, CustomerWish } from '#core/buyback/index.ts';
import type { Cell, Sealer } from '../sealed.ts';

const cell = (number: string): Cell => `outbox.wish:${number}`;

/** What a customer decided, for the row that brings it to the order: it may say where they are paid. */
export const sealWish = (number: string, wish: CustomerWish, { seal }: Sealer): string =>
  seal(JSON.stringify(wish), cell(number));

/** Throws when it was tampered with or meant for another order. */
export const openWish = (number: string, sealed: string, { open }: Sealer): CustomerWish =>
  JSON.parse(open(sealed, cell(number))) as CustomerWish;

const finding = z.object({
  number: z.string().optional(),
  said: z.string().optional(),
  question: z.string().optional(),
  phone: z.string().optional(),
  destination: z.unknown().optional(),
});

const about = (conversation: string): Cell => `outbox.finding:${conversation}`;

/** What a customer said with their wish, while their orders are looked up: it may be where they are paid. */
export const sealFinding = (
  conversation: string,
  told: Omit<Extract<Command, { readonly type: 'find-orders' }>, 'type' | 'matter'>,
  { seal }: Sealer,
): string => seal(JSON.stringify(told), about(conversation));

/** Throws when it was tampered with or is of another chat. */
export const openFinding = (conversation: string, sealed: string, { open }: Sealer) =>
  finding.parse(JSON.parse(open(sealed, about(conversation))));
