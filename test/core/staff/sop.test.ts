import { describe, expect, it } from 'vitest';
import { sellFlow } from '#core/buyback/index.ts';
import { askedSteps, scripts, sellSteps, sopPage, sopPages } from '#core/staff/index.ts';
import { plain } from '#prompts/index.ts';
import { copy, sampleShop } from '../../support/shop.ts';

const text = (name: (typeof sopPages)[number], locale = 'en') => {
  const { title, lines } = sopPage(name, sampleShop());
  return [title, ...lines].map((line) => plain(copy.write(locale, line))).join('\n');
};

describe('standard procedures', () => {
  it('S0-2: have a line for each step of the very flow that the bot runs, in its order', () => {
    expect(sellSteps).toEqual(Object.keys(sellFlow.steps));
    const page = text('create-order');
    const named = sellSteps.map((step) => plain(copy.write('en', { key: `staff.step-${step}` })));
    const places = named.map((name) => page.search(new RegExp(`(^|\\n)(\\d+\\. |⚙️ |↪ )${name}[: (]`)));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
    expect(page).toContain('For a phone: Power, Display, Body');
  });

  it('S0-89: put the flow in one line, D15: with the brand that the old card left out', () => {
    const line = text('card').split('\n')[1];
    expect(line?.split(' → ')).toHaveLength(askedSteps.length);
    expect(line).toMatch(/^Device type → Brand → Model/);
  });

  it('S0-90: have six things to remember, the payment code last', () => {
    const reminders = text('card').split('\n').slice(3);
    expect(reminders.map((line) => line.slice(0, 2))).toEqual(['1.', '2.', '3.', '4.', '5.', '6.']);
    for (const [n, word] of ['estimate', 'condition', 'address', 'pincodes', 'vendor', 'OTP'].entries())
      expect(reminders[n]).toContain(word);
  });

  it('S0-67 S0-70: go through the inspection and the payment by the very names of the buttons', () => {
    expect(text('inspection')).toMatch(/Plan the visit.*Enter what I found.*Show the price/s);
    expect(text('inspection')).toContain('*#06#');
    expect(text('payment')).toMatch(/Enter passed checks.*Send payment code.*Enter payment code/s);
  });

  it('S0-6: say for each issue what we do and what the customer is told, in every language', () => {
    for (const name of sopPages)
      for (const locale of copy.locales) expect(text(name, locale)).not.toMatch(/\{\{|undefined/);
    expect(text('otp-not-arriving')).toContain('Never ask the customer to tell you the code.');
  });

  it('S0-5 S0-30 S0-73 to S0-77: are scripts with the very words of the bot', () => {
    const said = new Map(scripts.map(({ id, text: line }) => [id, plain(copy.write('en', line))]));
    expect(said.get('price-may-change')).toBe(
      'Price may change depending on actual condition after inspection.',
    );
    expect(said.get('pickup-free')).toBe('Yes, doorstep pickup is 100% free.');
    expect(said.get('change-address')).toBe('Yes, before the vendor arrives you can update it.');
    expect(said.get('estimate')).toContain('estimate');
    expect(scripts.every(({ label }) => plain(copy.write('en', label)).length <= 75)).toBe(true);
  });
});
