import { describe, expect, it } from 'vitest';
import { defaultPolicies, noHandover, type Order, seenBy } from '#core/buyback/index.ts';
import { questionBank } from '#core/quoting/index.ts';
import { plain } from '#prompts/index.ts';
import type { Card } from '../../../bots/operators/index.ts';
import { orderCard } from '../../../bots/operators/order-card.ts';
import { cracked } from '../../core/buyback/a-handover.ts';
import { anOrder } from '../../core/buyback/an-order.ts';
import { asha, noon, ravi } from '../../core/buyback/people.ts';
import { copy } from '../../support/shop.ts';

const drawing = { bank: questionBank, policies: defaultPolicies, now: noon };
const draw = (
  order: Order,
  viewer: Parameters<typeof seenBy>[1] = { type: 'operators', sees: 'all' },
): Card => orderCard(seenBy(order, viewer), drawing);
const actions = ({ buttons }: Card) => buttons.map(({ action }) => action);

describe("an order's card around the visit", () => {
  it('S0-65: offers no time for a visit that is over, or as good as over', () => {
    const first = (clock: string) => {
      const now = Date.parse(`2026-11-21T${clock}+05:30`);
      const viewer = { type: 'operators', sees: 'all' } as const;
      const card = orderCard(seenBy(anOrder('assigned'), viewer), { ...drawing, now });
      const schedule = card.buttons.find(({ action }) => action === 'schedule');
      return schedule?.fields?.[0]?.options?.[0]?.value;
    };
    expect(first('12:10')).toBe('2026-11-21T12');
    expect(first('19:20')).toBe('2026-11-21T18');
    expect(first('19:45')).toBe('2026-11-22T09');
    expect(first('20:58')).toBe('2026-11-22T09');
  });

  it('S0-66: offers no time that has begun once the customer wants another, but their own', () => {
    const now = Date.parse('2026-11-21T12:10+05:30');
    const moved = anOrder('assigned', { handover: { ...noHandover, again: now } });
    const offered = (order: Order) => {
      const card = orderCard(seenBy(order, { type: 'operators', sees: 'all' }), { ...drawing, now });
      const schedule = card.buttons.find(({ action }) => action === 'schedule');
      return schedule?.fields?.[0]?.options?.map(({ value }) => value) ?? [];
    };
    const noonSlot = { from: Date.parse('2026-11-21T12:00+05:30'), to: Date.parse('2026-11-21T15:00+05:30') };
    expect(offered(anOrder('assigned'))[0]).toBe('2026-11-21T12');
    expect(offered(moved)[0]).toBe('2026-11-21T15');
    expect(offered({ ...moved, slot: noonSlot })[0]).toBe('2026-11-21T12');
  });

  it('S0-66: asks back with the time of the visit whoever sets out hours before it', () => {
    const from = Date.parse('2026-11-22T09:00+05:30');
    const order = anOrder('scheduled', { slot: { from, to: from + 10_800_000 } });
    const asked = (now: number) => {
      const card = orderCard(seenBy(order, { type: 'operators', sees: 'all' }), { ...drawing, now });
      const sure = card.buttons.find(({ action }) => action === 'depart')?.sure;
      return sure ? plain(copy.write('en', sure)) : '';
    };
    expect(asked(noon)).toMatch(
      /The visit is agreed for Sun, 22 Nov, 9:00 am – 12:00 pm\..*setting out now\?/,
    );
    // A confirmation of Slack has no room for more.
    expect(asked(noon).length).toBeLessThanOrEqual(300);
    expect(asked(from - 3 * 3_600_000 - 1)).toContain('The visit is agreed for');
    expect(asked(from - 3 * 3_600_000)).not.toContain('agreed for');
    expect(asked(from)).toContain('The customer is told that you are coming now');
  });

  it('S0-66: after the last wrong code shows nobody the button for another one', () => {
    const at = (wrong: number) =>
      actions(draw(anOrder('en-route', { handover: { ...noHandover, arrival: { code: '4821', wrong } } })));
    expect(at(4)).toContain('arrive');
    expect(at(5)).not.toContain('arrive');
    expect(at(5)).toContain('confirm-arrival');
  });

  it('S0-67: fills a correction in with what was found before, for nobody but whoever found it', () => {
    const inspection = { ...cracked, check: 'duplicate', unlocked: false } as const;
    const order = anOrder('inspecting', { handover: { ...noHandover, inspection } });
    const filled = (card: Card) =>
      Object.fromEntries(
        card.buttons
          .find(({ action }) => action === 'inspect')
          ?.fields?.map(({ name, value }) => [name, value]) ?? [],
      );
    const viewer = { type: 'operator', account: asha.account, at: noon, sees: 'work', unkept: true } as const;
    const found = { check: 'duplicate', unlocked: 'no', 'answer-display': 'cracked' };
    expect(filled(draw(order, viewer))).toMatchObject({ ...found, identifier: inspection.identifier });
    for (const other of [
      { ...viewer, account: ravi.account },
      { type: 'operators', sees: 'all' },
    ] as const)
      expect(JSON.stringify(draw(order, other))).not.toContain(inspection.identifier);
  });
});
