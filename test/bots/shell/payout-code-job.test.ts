import { afterAll, beforeAll, expect, it } from 'vitest';
import { payoutCodeJob } from '#bots/shell/payout-code-job.ts';
import { minutes } from '#core/shared/index.ts';
import type { Dispatch } from '#db/dispatches/index.ts';
import { issueCode, type PayoutStore } from '#db/payouts/index.ts';
import { createCopy } from '#prompts/index.ts';
import { noon } from '../../core/buyback/people.ts';
import { asha, payoutStoreOn, price } from '../../db/a-payout-store.ts';
import { anOrderStore, sell } from '../../db/an-order-store.ts';

let store: PayoutStore;
beforeAll(async () => {
  ({ store } = payoutStoreOn((await anOrderStore('pglite')).database));
});
afterAll(() => store.database.close());

function sending(now: number) {
  const said: unknown[] = [];
  const texts: { id: string; to: string; text: string }[] = [];
  const dispatches: Dispatch[] = [];
  const handlers = payoutCodeJob({
    store,
    accept: async (inbound) => void said.push(inbound),
    sms: { name: 'test', simulated: true, send: async (text) => `text ${texts.push(text)}` },
    copy: createCopy(),
    now: () => now,
    dispatched: (dispatch) => void dispatches.push(dispatch),
  });
  const job = (id: number) =>
    handlers['payout-code']?.({ id: 7, lane: 'l', kind: 'payout-code', payload: { id }, tries: 0 });
  return { said, texts, dispatches, job };
}

async function issued() {
  const { number, conversation } = await sell(store);
  const release = { number, amount: price, destination: asha, vendor: 'slack:T1:V1', at: noon };
  const code = await store.database.inTransaction((tx) => issueCode(tx, store, release));
  if (!code.ok) throw new Error(code.refusal.type);
  return { ...code, number, conversation };
}

it('S0-46, S0-70: a code goes to the chat and to the number, and the same one when it is sent again', async () => {
  const { id, code, number, conversation } = await issued();
  const { said, texts, dispatches, job } = sending(noon + 1);
  await job(id);
  await job(id);
  const params = { code, number, amount: { paise: price }, masked: '98xxxxxx10@okicici', minutes: 5 };
  expect(said).toMatchObject(
    [1, 2].map(() => ({ id: 'outbox:7', conversation, event: { says: [{ key: 'payout.code', params }] } })),
  );
  expect(texts).toMatchObject([{ to: '+919876543210' }, {}]);
  for (const part of [code, number, '18,500', '98xxxxxx10@okicici']) expect(texts[0]?.text).toContain(part);
  expect(texts[0]).toEqual(texts[1]);
  expect(JSON.stringify(dispatches)).not.toContain(code);
});

it('S1: one that expired on its way is not sent', async () => {
  const { id } = await issued();
  const { said, texts, job } = sending(noon + minutes(5));
  await job(id);
  expect([said, texts]).toEqual([[], []]);
});
