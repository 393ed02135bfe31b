import { z } from 'zod';
import { categories } from '#core/catalogue/index.ts';
import { forgetLostLead, recordLostLead, wishNotice } from '#db/leads/index.ts';
import type { OrderStore } from '#db/orders/index.ts';
import type { Handler } from './outbox.ts';

const told = z.object({
  conversation: z.string(),
  is: z.enum(['lost', 'wished', 'found']),
  category: z.enum(categories),
  pincode: z.string(),
  district: z.string(),
  estimate: z.number(),
  at: z.number(),
});

/** B11: sales that ended before they were orders. A chat loses one of a category, whatever pincodes it tries. */
export const leadJobs = ({ database }: OrderStore): Readonly<Record<string, Handler>> => ({
  lead: async ({ payload }) => {
    const { is, ...lead } = told.parse(payload);
    const id = `${lead.conversation}:${lead.category}`;
    // What is lost anew is a lead of today.
    if (is !== 'wished') await forgetLostLead(database, id);
    if (is === 'found') return;
    await recordLostLead(database, { id, ...lead });
    if (is === 'wished') await wishNotice(database, { id, conversation: lead.conversation });
  },
});
