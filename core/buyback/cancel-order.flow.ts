import { z } from 'zod';
import { type Choice, type Flow, fill, offer, say, stepsOf, unclear } from '../conversation/index.ts';
import { zoneOf } from '../customers/index.ts';
import { readCancel } from './cancel-words.ts';
import type { Command } from './commands.ts';
import type { SellFacts } from './facts.ts';
import { slotLine } from './pickup-steps.ts';
import { type OwnReason, ownReasons } from './reasons.ts';

type Reason = OwnReason | 'customer-asked';
type Cancelling = {
  readonly number: string;
  readonly device: string;
  readonly pincode: string;
  readonly slot: { readonly from: number; readonly to: number };
  readonly reason: Reason;
};

const step = stepsOf<Cancelling, SellFacts, Command>();

const reasons: readonly Choice[] = [
  { id: 'customer-asked', label: { key: 'choices.cancel-yes' }, binds: true },
  ...ownReasons.map((id): Choice => ({ id, label: { key: `choices.cancel-${id}` }, binds: true })),
];
const keep: Choice = { id: 'keep-order', label: { key: 'choices.keep-order' } };

/** Asked once whether they mean it; a reason is a yes. */
export const cancelOrder: Flow<Cancelling, SellFacts, Command> = {
  name: 'cancel-order',
  answers: z
    .object({
      number: z.string(),
      device: z.string(),
      pincode: z.string(),
      slot: z.object({ from: z.number(), to: z.number() }),
    })
    .partial() as unknown as z.ZodType<Partial<Cancelling>>,
  steps: {
    reason: step({
      fills: 'reason',
      needs: ['number', 'device', 'pincode', 'slot'],
      claims: ['cancel', 'keep', 'cancel-order', 'dispute'],
      ask: ({ number, device, pincode, slot }) =>
        offer('buyback.ask-cancel', [keep, ...reasons], {
          number,
          device,
          slot: slotLine(slot, zoneOf(pincode)),
        }),
      take: ({ number, device }, input) => {
        const told = input.type === 'text' ? readCancel(input.text) : undefined;
        if (told) return fill({ reason: told });
        if (input.type !== 'choice') return unclear;
        if (input.id === keep.id) {
          const replies = [say('buyback.order-kept', { number, device })];
          return { type: 'leave', replies, commands: [] };
        }
        const reason = reasons.find(({ id }) => id === input.id)?.id;
        return reason === undefined ? unclear : fill({ reason: reason as Reason });
      },
    }),
  },
  finish: (known) => {
    const { number, reason } = known as Cancelling;
    return { replies: [], commands: [{ type: 'decide', number, wish: { type: 'cancel', reason } }] };
  },
};
