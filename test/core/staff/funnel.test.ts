import { describe, expect, it } from 'vitest';
import { type FunnelRow, funnelLines, funnels } from '#core/staff/index.ts';
import { plain } from '#prompts/index.ts';
import { copy } from '../../support/shop.ts';

const row = (asking: string | null, chats: number, more: Partial<FunnelRow> = {}): FunnelRow => ({
  channel: 'telegram',
  asking,
  chats,
  ordered: false,
  quiet: true,
  ...more,
});

describe('S0-3 S0-14 S0-18: the funnel', () => {
  const rows = [
    row(null, 10),
    row('category', 5),
    row('brand', 4, { quiet: false }),
    row('condition.display', 6),
    row('elsewhere', 2),
    row('brand', 1, { ordered: true, quiet: false }),
    row(null, 2, { ordered: true }),
    row('category', 1, { channel: 'terminal' }),
  ];
  const [telegram, terminal] = funnels(rows);
  const at = (step: string) => telegram?.steps.find((each) => each.step === step);

  it('counts each conversation once, by where it stands, channel by channel', () => {
    expect(telegram).toMatchObject({ channel: 'telegram', came: 30, ordered: 3 });
    expect(terminal).toMatchObject({ channel: 'terminal', came: 1, ordered: 0 });
  });

  it('has who ordered at every step, and who stands further on as well', () => {
    expect(at('category')).toEqual({ step: 'category', reached: 20, left: 5 });
    expect(at('brand')).toEqual({ step: 'brand', reached: 15, left: 0 });
    expect(at('condition')).toEqual({ step: 'condition', reached: 11, left: 6 });
    expect(at('confirmed')).toEqual({ step: 'confirmed', reached: 3, left: 0 });
  });

  it('never grows from one step to the next', () => {
    const reached = telegram?.steps.map((each) => each.reached) ?? [];
    expect([...reached].sort((a, b) => b - a)).toEqual(reached);
  });

  it('has stopped at the address whom we do not pick up from', () => {
    expect(at('place')).toMatchObject({ left: 2 });
  });

  it('says what it counts', () => {
    const text = funnelLines(rows).map((line) => plain(copy.write('en', line)));
    expect(text[0]).toBe('telegram: 30 came, 3 ordered (10%)');
    expect(text[1]).toBe('Of those who came, 50% named their device type.');
    expect(text.at(-1)).toMatch(/^Counted: each conversation/);
    expect(funnelLines([])).toEqual([{ key: 'staff.funnel-none' }]);
  });
});
