import { wishNotice } from '../leads/index.ts';
import type { Trader } from './moving.ts';

/** B11: a customer who was refused for their pincode may want to be told once that changes. */
export const keepWish: Trader = async (tx, { before, event }) => {
  if (event.type !== 'close-lead' || event.notify !== 'yes') return {};
  await wishNotice(tx, { id: before.number, conversation: before.conversation });
  return {};
};
