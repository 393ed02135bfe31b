import { describe, expect, it } from 'vitest';
import { defaultPolicies, noHandover, type Order, seenBy } from '#core/buyback/index.ts';
import type { Line } from '#core/conversation/index.ts';
import { questionBank } from '#core/quoting/index.ts';
import { days, hours, minutes } from '#core/shared/index.ts';
import { newItem, type WorkItem } from '#core/support/index.ts';
import { createCopy, plain } from '#prompts/index.ts';
import type { Card } from '../../../bots/operators/index.ts';
import { itemCard } from '../../../bots/operators/item-card.ts';
import { orderCard } from '../../../bots/operators/order-card.ts';
import { anOrder, sound } from '../../core/buyback/an-order.ts';
import { asha, noon } from '../../core/buyback/people.ts';

const copy = createCopy();
const drawing = { bank: questionBank, policies: defaultPolicies, now: noon };
const draw = (
  order: Order,
  viewer: Parameters<typeof seenBy>[1] = { type: 'operators', sees: 'all' },
): Card => orderCard(seenBy(order, viewer), drawing);
const words = (lines: readonly Line[], locale = 'en') => lines.map((line) => plain(copy.write(locale, line)));
const actions = ({ buttons }: Card) => buttons.map(({ action }) => action);
const everything = (card: Card) =>
  words([card.title, ...card.lines, ...(card.own ?? []), ...card.details]).join('\n');

const duplicate: WorkItem = {
  ...newItem({
    id: 'd',
    kind: 'duplicate',
    number: 'B',
    subject: { keep: 'B', numbers: ['A', 'B'] },
    at: noon,
  }),
};
const call: WorkItem = newItem({ id: 'c', kind: 'high-value-call', subject: {}, at: noon });

describe("an order's card", () => {
  it('S0-51, S0-52: shows device, estimate, area and slot to everybody, and the customer to nobody yet', () => {
    const card = draw(anOrder('unassigned'));
    expect(words([card.title])).toEqual(['HT-7K3F-9M2Q-XY4A · iPhone 11 64 GB']);
    expect(words(card.lines)).toEqual([
      'Estimate: ₹18,500 (not final)',
      'Area: Mumbai, Maharashtra – 400050',
      expect.stringMatching(/^Pickup: Sat.* 21 Nov, 1:00 pm – 3:00 pm$/),
      '🔒 Name, number and address show once somebody has claimed it.',
    ]);
    expect(everything(card)).not.toMatch(/Meera|98765|Sai Kripa/);
    expect(card.status).toEqual({ label: { key: 'operators.status-unassigned' }, tone: 'open' });
  });

  it('S0-52, S0-53: shows name, address and a masked number once it is claimed, and who has it', () => {
    const text = everything(draw(anOrder('assigned')));
    expect(text).toContain('With Asha since');
    expect(text).toContain('Customer: Meera Joshi, +91 98xxxxxx10');
    expect(text).toContain('Address: Flat 12B, Sai Kripa, Hill Road');
    expect(text).not.toContain('9876543210');
  });

  it('shows the number to who has the order', () => {
    const card = draw(anOrder('assigned'), {
      type: 'operator',
      account: asha.account,
      at: noon,
      sees: 'own',
    });
    expect(everything(card)).toContain('Meera Joshi, +919876543210');
  });

  it('hides the customer again once the order is over', () => {
    expect(everything(draw(anOrder('cancelled')))).not.toMatch(/Meera|Sai Kripa|🔒/);
  });

  it('tells the condition in few words, where the customer came from and when', () => {
    const quote = { ...anOrder('unassigned').quote, bank: questionBank.version, answers: { power: ['yes'] } };
    const [question] = questionBank.categories.phone.questions;
    const [option] = question?.options ?? [];
    const asked = { ...quote, answers: { [question?.id ?? '']: [option?.id ?? ''] } };
    const source = { entry: 'google-ads', channel: 'telegram', campaign: 'diwali', payload: 'source=x' };
    const details = words(draw(anOrder('unassigned', { quote: asked, source })).details);
    expect(details[0]).toMatch(/^Condition:\n• .+: .+/);
    expect(details[1]).toBe('Came from: google-ads · telegram · diwali');
    expect(details[2]).toMatch(/^Created .*21 Nov/);
  });

  it('tells the condition as the customer read it when the questions have changed since', () => {
    expect(words(draw(anOrder('unassigned')).details)[0]).toBe(
      'Condition:\n• Does it turn on?: Yes, it turns on',
    );
  });

  it('S0-57, S0-82, S0-45: flags high value, duplicates, no pickup and what waits too long', () => {
    const flagged = anOrder('unserviceable', { highValue: true, items: [duplicate] });
    const late = orderCard(seenBy(flagged, { type: 'operators' }), { ...drawing, now: noon + hours(5) });
    expect(words(late.lines).slice(0, 4)).toEqual([
      '⏰ Waiting longer than it should',
      '⭐ High value: call the customer to confirm',
      '🚫 Pickup not available there: please check the pincode',
      '⚠️ Same person, same device: A, B. Highest estimate: B',
    ]);
    expect(words(draw(flagged).lines)).not.toContain('⏰ Waiting longer than it should');
  });

  it('S0-66: a task about a pickup that fails says what happened, when, by whom, and what to do', () => {
    const task = (subject: WorkItem['subject']) =>
      anOrder('en-route', { items: [newItem({ id: 'f', kind: 'failed-pickup', subject, at: noon })] });
    const told = (subject: WorkItem['subject']) => words(draw(task(subject)).lines)[0];
    const codes = { codes: 5, partner: 'Asha' };
    expect(told(codes)).toMatch(/5 wrong door codes by Asha, .*21 Nov.* press “Customer confirms arrival”/);
    const all = { allCodes: 10, partner: 'Asha' };
    expect(told(all)).toMatch(/10 wrong door codes by several people, the last by Asha, .*No more codes/);
    expect(told({ plans: 2, partner: 'Asha' })).toMatch(/Asha has moved the visit 2 times .*in their chat/);
    expect(told({ visits: 3, partner: 'Asha', reason: 'nobody-home' })).toMatch(
      /3 visits came to nothing, the last by Asha, .*: Nobody at home\. Call the customer/,
    );
    const competitor = draw(task(codes), {
      type: 'operator',
      account: 'test:rival',
      at: noon,
      sees: 'work',
    });
    expect(everything(competitor)).not.toContain('wrong door codes');
  });

  it('S0-61: to give an order back asks first, and says what becomes of it', () => {
    const { buttons } = draw(anOrder('scheduled'));
    const sure = buttons.find(({ action }) => action === 'release')?.sure;
    expect(sure && words([sure])).toEqual([expect.stringContaining('a visit that was planned is off')]);
  });

  it('S0-59 S0-61: who gives back an order whose visit the customer has moved reads that it costs nothing', () => {
    const moved = anOrder('assigned', { handover: { ...noHandover, excused: true } });
    const sure = draw(moved).buttons.find(({ action }) => action === 'release')?.sure;
    expect(sure && words([sure])).toEqual([expect.stringContaining('it costs you nothing')]);
  });

  it('S0-63: has the buttons of its stage and of the tasks about it', () => {
    expect(actions(draw(anOrder('unassigned')))).toEqual([
      'claim',
      'send-to-customer',
      'change-address',
      'mark-unserviceable',
      'cancel',
    ]);
    expect(actions(draw(anOrder('assigned')))).toEqual([
      'schedule',
      'release',
      'revoke',
      'log-call',
      'show-contact',
      'send-to-customer',
      'change-address',
      'cancel',
    ]);
    expect(actions(draw(anOrder('unserviceable')))).toEqual([
      'fix-pincode',
      'change-address',
      'close-lead',
      'send-to-customer',
      'cancel',
    ]);
    expect(actions(draw(anOrder('cancelled')))).toEqual(['send-to-customer']);
    expect(actions(draw(anOrder('unassigned', { items: [call, duplicate] }))).slice(-3)).toEqual([
      'take-call',
      'merge',
      'keep-all',
    ]);
  });

  it('S0-57: lets the call be logged before the claim once somebody has taken it on', () => {
    const taken: WorkItem = { ...call, status: 'claimed', account: asha.account, owner: 'Asha' };
    const shown = actions(draw(anOrder('unassigned', { items: [taken] })));
    expect(shown).toEqual(expect.arrayContaining(['log-call', 'show-contact']));
    expect(shown).not.toContain('take-call');
  });

  it('S0-87: fills in the address that stands, where the viewer may see it', () => {
    const field = (card: Card, name: string) =>
      card.buttons
        .find(({ action }) => action === 'change-address')
        ?.fields?.find((each) => each.name === name);
    expect(field(draw(anOrder('assigned')), 'address')?.value).toBe('Flat 12B, Sai Kripa, Hill Road');
    expect(field(draw(anOrder('unassigned')), 'address')?.value).toBeUndefined();
    expect(field(draw(anOrder('unassigned')), 'pincode')?.value).toBe('400050');
  });

  it('S0-67: asks at the inspection what the customer was asked, with what they said filled in', () => {
    const inspect = draw(anOrder('inspecting')).buttons.find(({ action }) => action === 'inspect');
    const asked = inspect?.fields?.filter(({ name }) => name.startsWith('answer-')) ?? [];
    expect(asked.map(({ name, value }) => [name, value])).toEqual(
      questionBank.categories.phone.questions.map(({ id }) => [`answer-${id}`, sound[id as 'power'][0]]),
    );
    expect(inspect?.fields?.slice(0, 3).map(({ name }) => name)).toEqual(['identifier', 'check', 'unlocked']);
  });

  it('reads in Hindi too, with nothing left unfilled', () => {
    for (const locale of copy.locales) {
      const card = draw(anOrder('assigned', { items: [duplicate, call], highValue: true }));
      const labels = card.buttons.flatMap(({ label, sure, fields = [] }) => [
        label,
        ...(sure ? [sure] : []),
        ...fields.flatMap((field) => [field.label, ...(field.options ?? []).map((option) => option.label)]),
      ]);
      for (const text of words(
        [card.title, card.status.label, ...card.lines, ...card.details, ...labels],
        locale,
      )) {
        expect(text).not.toMatch(/\{\{|^operators\.|^support\./);
        expect(text).not.toBe('');
      }
    }
  });
});

describe("a task's card", () => {
  const request = newItem({
    id: 'r',
    kind: 'model-request',
    owner: 'Mohsin',
    conversation: 'telegram:7001:42',
    subject: { category: 'phone', brand: '', name: 'Pixel <b>11</b>', year: 2026 },
    at: noon,
  });

  it('S0-23: says what is asked for, whom it is for and until when', () => {
    const card = itemCard(request, noon);
    expect(words([card.title, ...card.lines])).toEqual([
      'Model request',
      'For: Pricing · Mohsin',
      'Category: Phone',
      'Model: Pixel <b>11</b>',
      'Year: 2026',
      expect.stringMatching(/^Due .*22 Nov/),
    ]);
    expect(actions(card)).toEqual(['claim-item', 'answer', 'close-item', 'where']);
    expect(card.buttons[2]?.fields?.[0]?.options?.map(({ value }) => value)).toEqual([
      'supported',
      'not-supported',
    ]);
  });

  it('B14: says that the books hold no real money while payouts are simulated', () => {
    const trial = JSON.stringify({ rows: [], debit: 0, credit: 0, off: [], suspense: 0, balanced: true });
    const books = newItem({ id: 't', kind: 'trial-balance', subject: { trial }, at: noon });
    const mark = '🧪 Payments are simulated: no money moves';
    expect(words(itemCard(books, noon, { simulated: true }).lines)).toContain(mark);
    expect(words(itemCard(books, noon).lines)).not.toContain(mark);
    expect(words(itemCard(request, noon, { simulated: true }).lines)).not.toContain(mark);
  });

  it('is late after its time, and free to be taken over', () => {
    const taken: WorkItem = { ...request, status: 'claimed', account: asha.account, owner: 'Asha' };
    expect(actions(itemCard(taken, noon + days(1)))).not.toContain('claim-item');
    const late = itemCard(taken, noon + days(1) + 1);
    expect(words(late.lines)[0]).toBe('⏰ Waiting longer than it should');
    expect(actions(late)).toContain('claim-item');
  });

  it('S0-72: of a customer who wants a person has an answer and a way back, and their messages', () => {
    const handoff = newItem({
      id: 'h',
      kind: 'handoff',
      conversation: 'telegram:7001:42',
      subject: {},
      at: noon,
    });
    const card = itemCard(handoff, noon + minutes(1));
    expect(actions(card)).toEqual(['claim-item', 'answer', 'end-handoff', 'where']);
    expect(card.conversation).toBe('telegram:7001:42');
    expect(everything(card)).not.toContain('42');
  });

  it('has nothing more to press once it is closed', () => {
    const closed: WorkItem = {
      ...request,
      status: 'closed',
      closedAt: noon,
      closedBy: 'x',
      outcome: 'supported',
    };
    const card = itemCard(closed, noon);
    expect(actions(card)).toEqual([]);
    expect(words(card.lines).at(-1)).toMatch(/^Closed .*: Added to the price book$/);
  });
});
