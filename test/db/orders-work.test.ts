import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#core/buyback/index.ts';
import { days } from '#core/shared/index.ts';
import type { NewItem } from '#core/support/index.ts';
import { actOnOrder, findOrder, type OrderStore } from '../../db/orders/index.ts';
import { turnStore } from '../../db/turns/index.ts';
import {
  claimItem,
  closeItem,
  endHandoff,
  findItem,
  itemRows,
  openItem,
  relayToCustomer,
} from '../../db/work/index.ts';
import { events } from '../core/buyback/an-order.ts';
import { asha, noon } from '../core/buyback/people.ts';
import { databaseKinds } from '../support/database.ts';
import { anOrderStore, freshNumber, sell, takeEffects, told } from './an-order-store.ts';

describe.each(databaseKinds)('tasks on %s', (kind) => {
  let store: OrderStore;
  beforeAll(async () => {
    store = await anOrderStore(kind);
  });
  afterAll(() => store.database.close());
  beforeEach(async () => void (await takeEffects(store)));

  const at = noon;
  const aTask = (changes: Partial<NewItem> & Pick<NewItem, 'kind'>): NewItem => {
    const id = freshNumber();
    return { id, conversation: `telegram:7001:${id}`, subject: {}, at, ...changes };
  };
  const open = async (changes: Partial<NewItem> & Pick<NewItem, 'kind'>) => {
    const task = aTask(changes);
    await openItem(store, task);
    return { ...task, conversation: task.conversation ?? '' };
  };

  describe('one of our own', () => {
    it('S0-23: is opened by the turn that asked for a model, with its named owner', async () => {
      const task = aTask({
        kind: 'model-request',
        owner: 'Mohsin',
        subject: { name: 'Pixel 11', year: 2026 },
      });
      const { rows, queued } = itemRows(task);
      const write = { positions: [], done: { rows: [], batches: [] }, seen: [task.id], queued, rows };
      await turnStore((text, params) => store.database.query(text, params), store.sealer).write(write);
      expect(await findItem(store, task.id)).toMatchObject({
        team: 'pricing',
        owner: 'Mohsin',
        status: 'open',
        subject: { name: 'Pixel 11', year: 2026 },
        dueAt: at + days(1),
      });
      expect(await takeEffects(store)).toMatchObject([{ kind: 'item-card', payload: { id: task.id } }]);
    });

    it('is taken by one person, however many press at once, be it their first day', async () => {
      for (let round = 0; round < 40; round++) {
        const { id } = await open({ kind: 'price-missing' });
        const people = Array.from({ length: 4 }, (): Actor => {
          const name = freshNumber();
          return { role: 'operator', account: `slack:T1:${name}`, name };
        });
        const results = await Promise.all(people.map((by) => claimItem(store, { id, by, at })));
        const winner = people.find((_, n) => results[n]?.ok);
        expect(results.filter(({ ok }) => ok)).toHaveLength(1);
        expect(await findItem(store, id)).toMatchObject({ status: 'claimed', owner: winner?.name });
        for (const result of results)
          if (!result.ok) expect(result.reason).toMatchObject({ params: { name: winner?.name } });
      }
    });

    it('is not held up by a new operator who does everything at once', async () => {
      for (let round = 0; round < 20; round++) {
        const { number } = await sell(store, { highValue: true });
        const by: Actor = { role: 'operator', account: `slack:T1:${number}`, name: 'New' };
        const id = `high-value-call:${number}`;
        await Promise.all([
          actOnOrder(store, { number, event: events.claim, by, at }),
          claimItem(store, { id, by, at }),
          closeItem(store, { id, outcome: 'spoke', by, at }),
          actOnOrder(store, { number, event: events['log-call'], by, at }),
        ]);
        expect(await findItem(store, id)).toMatchObject({ status: 'closed', outcome: 'spoke' });
      }
    });

    it('S0-23: tells the customer when the model they asked for is there', async () => {
      const { id, conversation } = await open({ kind: 'model-request', subject: { name: 'Pixel 11' } });
      await closeItem(store, { id, outcome: 'supported', by: asha, at });
      expect(told(await takeEffects(store), conversation)).toEqual(['buyback.model-supported']);
      expect(await closeItem(store, { id, outcome: 'supported', by: asha, at })).toMatchObject({
        ok: false,
        reason: { key: 'operators.closed-already' },
      });
      expect(told(await takeEffects(store), conversation)).toEqual([]);
    });

    it('S0-86: closes a lead that never became an order with the polite words', async () => {
      const { id, conversation } = await open({ kind: 'unserviceable-lead', subject: { pincode: '795149' } });
      await closeItem(store, { id, outcome: 'no-pickup', by: asha, at });
      expect(told(await takeEffects(store), conversation)).toEqual(['support.lead-closed-no-pickup']);
    });

    it('opens once, however often the job runs', async () => {
      const task = await open({ kind: 'price-missing' });
      await claimItem(store, { id: task.id, by: asha, at });
      await openItem(store, task);
      expect(await findItem(store, task.id)).toMatchObject({ status: 'claimed', owner: 'Asha' });
    });

    it('is not there, or not for who was let go', async () => {
      expect(await claimItem(store, { id: 'nothing', by: asha, at })).toMatchObject({
        reason: { key: 'operators.no-such-item' },
      });
      const { id } = await open({ kind: 'price-missing' });
      await store.database.query("insert into staff values ('slack:T1:gone', 'Gone', '{cx}', false)");
      const gone = { role: 'operator', account: 'slack:T1:gone', name: 'Gone' } as const;
      expect(await claimItem(store, { id, by: gone, at })).toMatchObject({
        reason: { key: 'operators.not-staff' },
      });
    });
  });

  describe('about an order', () => {
    it('S0-86: a lead without pickup that is closed closes its order too, and says so once', async () => {
      const { number, conversation } = await sell(store);
      await actOnOrder(store, { number, event: events['mark-unserviceable'], by: asha, at });
      await takeEffects(store);
      const [item] = (await findOrder(store, number, { type: 'operators' }))?.items ?? [];
      await closeItem(store, { id: item?.id ?? '', outcome: 'no-pickup', by: asha, at });
      expect(told(await takeEffects(store), conversation)).toEqual(['support.lead-closed-no-pickup']);
      expect(await findOrder(store, number, { type: 'operators' })).toMatchObject({ status: 'lead-closed' });
      expect(await findItem(store, item?.id ?? '')).toMatchObject({ status: 'closed', outcome: 'no-pickup' });
    });

    it('S0-57: who takes the call of a high-value order sees the number; the call is logged on the order', async () => {
      const { number } = await sell(store, { highValue: true });
      const id = `high-value-call:${number}`;
      const view = () =>
        findOrder(store, number, { type: 'operator', account: asha.account, at, sees: 'own' });
      expect((await view())?.person).toBeUndefined();
      await claimItem(store, { id, by: asha, at });
      expect((await view())?.person?.phone).toBe('+919876543210');
      expect(await closeItem(store, { id, outcome: 'spoke', by: asha, at })).toMatchObject({ ok: true });
      expect(await view()).toMatchObject({ status: 'unassigned', version: 3, items: [] });
      expect((await view())?.person).toBeUndefined();
    });

    it('S0-57: a call that is logged on the order ends the task', async () => {
      const { number } = await sell(store, { highValue: true });
      await actOnOrder(store, { number, event: events.claim, by: asha, at });
      await actOnOrder(store, { number, event: events['log-call'], by: asha, at });
      expect(await findItem(store, `high-value-call:${number}`)).toMatchObject({
        status: 'closed',
        outcome: 'spoke',
      });
    });

    it('ends with its order', async () => {
      const { number } = await sell(store, { highValue: true });
      await actOnOrder(store, { number, event: events.cancel, by: asha, at });
      expect(await findItem(store, `high-value-call:${number}`)).toMatchObject({ outcome: 'order-over' });
    });
  });

  describe('about a conversation', () => {
    it('S0-72: sends what our people write under their name; who answers first has it', async () => {
      const { id, conversation } = await open({ kind: 'handoff' });
      const relay = (text: string, by = asha) => relayToCustomer(store, { conversation, text, by, at });
      expect(await relay('  Namaste!\u0000\nHow can I help? ')).toEqual({ ok: true });
      const [news] = (await takeEffects(store)).filter(({ kind: each }) => each === 'news');
      expect(news?.payload).toEqual({
        conversation,
        says: [{ key: 'support.from-our-team', params: { name: 'Asha', text: 'Namaste!\nHow can I help?' } }],
      });
      expect(await findItem(store, id)).toMatchObject({ status: 'claimed', owner: 'Asha' });
      expect(await relay(' \u200b ')).toEqual({ ok: false, reason: { key: 'operators.nothing-to-send' } });
    });

    it('gives the conversation back to the bot, once', async () => {
      const { conversation } = await open({ kind: 'handoff' });
      expect(await endHandoff(store, { conversation, by: asha, at })).toMatchObject({ ok: true });
      expect(await takeEffects(store)).toContainEqual({
        lane: conversation,
        kind: 'timer',
        payload: { conversation, timer: 'handoff-over', data: {} },
      });
      expect(await endHandoff(store, { conversation, by: asha, at })).toMatchObject({
        reason: { key: 'operators.no-handoff' },
      });
    });
  });
});
