import { describe, expect, it } from 'vitest';
import type { Card } from '#bots/operators/index.ts';
import { drawCard } from '#bots/playground/board.ts';
import type { Bubble } from '#bots/playground/bubble.ts';
import { createHub } from '#bots/playground/hub.ts';
import { limits } from '#bots/playground/limits.ts';
import { forgetful, openMemory } from '#bots/playground/memory.ts';
import { copy } from '../../support/shop.ts';
import { cardOf } from './fake-card.ts';

const bubble = (id: string, more: Partial<Bubble> = {}): Bubble => ({
  id,
  from: 'shop',
  at: 0,
  text: [{ text: id, bold: false }],
  ...more,
});
const aCard = cardOf(
  { number: 'HT-1', device: 'iPhone', price: 1, area: ['Mumbai', 'Maharashtra', '400058'] },
  { account: 'test:asha', name: 'Asha' },
);
const asking = (id: string) => bubble(id, { buttons: { menu: 1, labels: ['Yes', 'No'], choices: 2 } });

describe('what the pages of the playground show', () => {
  it('replays the chat to a page that comes back', () => {
    const hub = createHub();
    hub.say('asha', { id: '1', bubbles: [bubble('1:0'), bubble('1:1')] });
    const events: unknown[] = [];
    hub.watch('asha', (event) => events.push(event));
    expect(events).toMatchObject([{ type: 'state', met: false, bubbles: [{ id: '1:0' }, { id: '1:1' }] }]);
  });

  it('shows a delivery once, however often it comes', () => {
    const hub = createHub();
    hub.say('asha', { id: '1', bubbles: [bubble('1:0')] });
    hub.say('asha', { id: '2', bubbles: [bubble('2:0')], replaces: '1:0' });
    hub.say('asha', { id: '1', bubbles: [bubble('1:0')] });
    expect(hub.bubbles('asha').map(({ id }) => id)).toEqual(['2:0']);
  });

  it('puts one answer in the place of the question, and several below it', () => {
    const hub = createHub();
    for (const id of ['1', '2', '3']) hub.say('asha', { id, bubbles: [bubble(`${id}:0`)] });
    hub.say('asha', { id: '4', bubbles: [bubble('4:0')], replaces: '2:0' });
    hub.say('asha', { id: '5', bubbles: [bubble('5:0'), bubble('5:1')], replaces: '4:0' });
    expect(hub.bubbles('asha').map(({ id }) => id)).toEqual(['1:0', '4:0', '3:0', '5:0', '5:1']);
  });

  it('adds an answer whose question is forgotten', () => {
    const hub = createHub();
    hub.say('asha', { id: '4', bubbles: [bubble('4:0')], replaces: 'gone' });
    expect(hub.bubbles('asha').map(({ id }) => id)).toEqual(['4:0']);
  });

  it('remembers which button was pressed until that is taken back', () => {
    const hub = createHub();
    hub.say('asha', { id: '1', bubbles: [asking('1:0')] });
    hub.choose('asha', '1:0', 1);
    expect(hub.bubbles('asha')[0]?.chosen).toBe('No');
    hub.choose('asha', '1:0', undefined);
    expect(hub.bubbles('asha')[0]).not.toHaveProperty('chosen');
  });

  it('tells those in another chat that something was said', () => {
    const hub = createHub();
    const events: string[] = [];
    hub.watch('vikram', ({ type }) => events.push(type));
    hub.say('asha', { id: '1', bubbles: [bubble('1:0')] });
    expect(events).toEqual(['state', 'elsewhere']);
  });

  it('asks every page once to read the board anew, however much happened', async () => {
    const hub = createHub();
    const events: string[] = [];
    const leave = hub.watch('asha', ({ type }) => events.push(type));
    hub.changed();
    hub.relay('playground:local:asha', { id: 'r1', text: 'hello?' });
    await new Promise(setImmediate);
    expect(events).toEqual(['state', 'board']);
    leave();
    hub.changed();
    await new Promise(setImmediate);
    expect(events).toHaveLength(2);
  });

  it('S0-15: says on the task of who waits for a person that what they wrote before anything was kept is gone', () => {
    const hub = createHub(forgetful(1_000));
    const waits = (waitsSince: number) => ({ ...aCard, conversation: 'playground:local:asha', waitsSince });
    const lines = (card: Card) => JSON.stringify(drawCard(card, { copy, locale: 'en', hub }).lines);
    expect(lines(waits(999))).toContain('is not kept');
    expect(lines(waits(1_001))).not.toContain('is not kept');
    expect(lines(aCard)).not.toContain('is not kept');
  });

  it('keeps a relayed message once', () => {
    const hub = createHub();
    hub.relay('playground:local:asha', { id: 'r1', text: 'hello?' });
    hub.relay('playground:local:asha', { id: 'r1', text: 'hello?' });
    expect(hub.relayed('playground:local:asha')).toEqual([{ id: 'r1', text: 'hello?' }]);
  });

  it('keeps no more of a chat, and no more chats, than it has to', () => {
    const hub = createHub();
    for (let i = 0; i <= limits.bubbles; i++) hub.say('asha', { id: `${i}`, bubbles: [bubble(`${i}:0`)] });
    expect(hub.bubbles('asha')).toHaveLength(limits.bubbles);
    for (let i = 0; i < limits.visitors; i++) hub.put(`v${i}`, bubble('x'));
    expect(hub.bubbles('asha')).toEqual([]);
  });

  it('S0-15: shows after a restart what it showed before: the chat, what was pressed, what was relayed', async () => {
    const table = new Map<string, unknown>();
    const open = () =>
      openMemory({
        read: async () => new Map(table),
        write: async (name, document) => void table.set(name, JSON.parse(JSON.stringify(document))),
        now: () => 1_000,
        report: (error) => expect(error).toBeUndefined(),
      });
    const before = createHub(await open());
    before.meet('asha');
    before.put('asha', bubble('own:1', { from: 'customer' }));
    before.say('asha', { id: '1', bubbles: [asking('1:0')] });
    before.choose('asha', '1:0', 0);
    before.put('asha', bubble('own:2'));
    before.drop('asha', 'own:2');
    before.relay('telegram:1:1', { id: 'r1', text: 'hello?' });
    await before.kept();

    table.set('chat:of-another-version', { lines: [] });
    const after = createHub(await open());
    expect(after.bubbles('asha')).toEqual(before.bubbles('asha'));
    expect(after.bubbles('asha').map(({ id, chosen }) => [id, chosen])).toEqual([
      ['own:1', undefined],
      ['1:0', 'Yes'],
    ]);
    expect(after.meet('asha')).toBe(false);
    // The outbox sends again what a killed process may not have sent.
    after.say('asha', { id: '1', bubbles: [asking('1:0')] });
    expect(after.bubbles('asha')).toHaveLength(2);
    expect(after.relayed('telegram:1:1')).toEqual([{ id: 'r1', text: 'hello?' }]);
    expect(after.since).toBe(1_000);
    expect(after.bubbles('of-another-version')).toEqual([]);
  });

  it('shows on when nothing can be kept, and says so to its log', async () => {
    const faults: unknown[] = [];
    const hub = createHub(
      await openMemory({
        read: async () => new Map([['since', 0]]),
        write: async () => Promise.reject(new Error('the disk is full')),
        now: () => 1_000,
        report: (error) => faults.push(error),
      }),
    );
    hub.put('asha', bubble('1:0'));
    await hub.kept();
    expect(hub.bubbles('asha')).toHaveLength(1);
    expect(faults).toHaveLength(1);
  });
});
