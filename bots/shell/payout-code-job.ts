import { z } from 'zod';
import { codesGoTo } from '#core/buyback/index.ts';
import { codeText, codeWords } from '#core/payout/index.ts';
import { type Dispatch, keepDispatch } from '#db/dispatches/index.ts';
import { findOrder } from '#db/orders/index.ts';
import type { Taken } from '#db/outbox/index.ts';
import { type CodeToSend, codeToSend, type PayoutStore } from '#db/payouts/index.ts';
import { type Copy, plain } from '#prompts/index.ts';
import type { SmsProvider } from '../providers/sms/port.ts';
import type { Batcher } from './batcher.ts';
import type { Handler } from './outbox.ts';

export type PayoutCodeJob = {
  readonly store: PayoutStore;
  readonly accept: Batcher['accept'];
  readonly sms?: SmsProvider | undefined;
  readonly copy: Copy;
  readonly now: () => number;
  readonly dispatched: (dispatch: Dispatch) => void;
};

const named = z.object({ id: z.number().int() });

/**
 * S0-46, S0-70: the code goes to the customer's chat and to their number: the phone that is being sold may be the one
 * that the chat is on. Done twice, it says the same code again; one that is of no use any more is not sent.
 */
export const payoutCodeJob = (jobs: PayoutCodeJob): Readonly<Record<string, Handler>> => ({
  'payout-code': async (job) => {
    const { store, accept, now } = jobs;
    const about = await codeToSend(store, { id: named.parse(job.payload).id, at: now() });
    if (!about) return;
    const event = { type: 'news', says: [codeWords(about)] } as const;
    const { conversation } = about;
    await accept({ id: `outbox:${job.id}`, conversation, at: now(), event, sender: {} });
    await sendText(jobs, job, about);
  },
});

async function sendText(
  { store, sms, copy, now, dispatched }: PayoutCodeJob,
  { id }: Taken,
  about: CodeToSend,
): Promise<void> {
  const order = await findOrder(store, about.number, { type: 'customer' });
  if (!order?.person) return;
  const key = `sms:${id}`;
  const result = sms
    ? await sms.send({
        id: key,
        to: codesGoTo(order.person),
        text: plain(copy.write(order.locale, codeText(about))),
        number: about.number,
      })
    : 'not sent: no SMS provider is configured';
  const dispatch: Dispatch = {
    id: key,
    kind: 'sms',
    provider: sms?.name ?? 'none',
    number: about.number,
    summary: 'payout-code',
    result,
    at: now(),
  };
  await keepDispatch(store.database, dispatch);
  dispatched(dispatch);
}
