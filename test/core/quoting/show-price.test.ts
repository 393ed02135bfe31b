import { describe, expect, it } from 'vitest';
import type { Line, Slot } from '#core/conversation/index.ts';
import { makeQuote, saleable, showBreakdown, showPrice } from '#core/quoting/index.ts';
import { rupees } from '#core/shared/index.ts';
import enQuestions from '#prompts/en/questions.json' with { type: 'json' };
import enQuoting from '#prompts/en/quoting.json' with { type: 'json' };
import hiQuestions from '#prompts/hi/questions.json' with { type: 'json' };
import hiQuoting from '#prompts/hi/quoting.json' with { type: 'json' };
import { bank, condition, device } from './support.ts';

const noon = 1_790_000_000_000;
const quoted = (base: number, changed = {}, market = 10_000) =>
  makeQuote({
    variant: device(base, market),
    category: 'phone',
    book: { version: 1 },
    bank,
    answers: condition('phone', changed),
    now: noon,
  });
const real = { bank, book: { sample: false }, device: 'Apple iPhone 11 (64 GB)' };

type Copy = Readonly<Record<string, Readonly<Record<string, string>>>>;
const english: Copy = { questions: enQuestions, quoting: enQuoting };
const hindi: Copy = { questions: hiQuestions, quoting: hiQuoting };

/** The text of a line, and a failure for every word or slot that is missing. */
function written({ key, params = {} }: Line, copy: Copy): string {
  const [area = '', name = ''] = key.split('.');
  const text = copy[area]?.[name];
  if (text === undefined) throw new Error(`no copy for ${key}`);
  // What keeps a minus and its amount on one line draws nothing.
  return text.replaceAll('\u2060', '').replace(/\{\{(\w+)\}\}/g, (_, slot: string) => {
    const value = params[slot];
    if (value === undefined) throw new Error(`${key} lacks ${slot}`);
    return filled(value, copy);
  });
}

function filled(slot: Slot, copy: Copy): string {
  if (typeof slot !== 'object') return String(slot);
  if ('length' in slot) return slot.map((line) => written(line, copy)).join('\n');
  if ('paise' in slot) return `₹${slot.paise / 100}`;
  return 'at' in slot ? `${slot.at} ${slot.zone} ${slot.show}` : written(slot, copy);
}

const read = (line: Line) => written(line, english);

describe('the price screen', () => {
  const cracked = showPrice(quoted(20_000, { display: 'cracked', faults: ['mic'] }, 9_750), real);

  it('S0-32: says that the price is estimated', () => {
    expect(read(cracked)).toContain('Estimated Price: ₹13840');
    expect(written(cracked, hindi)).toContain('अनुमानित कीमत: ₹13840');
  });

  it('S0-31: shows line by line how the price came about', () => {
    expect(read(cracked)).toContain(
      [
        'Price in top condition: ₹20000',
        'Market today: −₹500',
        'Display (One or more cracks, even hairline): −₹4875',
        'Other faults (Microphone): −₹780',
        'Rounded down: −₹5',
      ].join('\n'),
    );
  });

  it('S0-28, S0-30, S0-34, S0-35: says that it is not final and is confirmed after inspection', () => {
    expect(read(cracked)).toContain('not the final price. It is confirmed after inspection');
    expect(written(cracked, hindi)).toContain('फ़ाइनल कीमत नहीं');
  });

  it('says until when it is valid, in Indian time', () => {
    expect(read(cracked)).toContain(`valid until ${noon + 72 * 3_600_000} Asia/Kolkata date-time`);
  });

  it('S0-13, S0-36: carries the trust badges', () => {
    expect(read(cracked)).toContain('Instant payment');
    expect(read(cracked)).toContain('Free doorstep pickup');
  });

  it('S0-33, S0-36: offers to sell now, to change answers and to be reminded', () => {
    expect(cracked.choices?.map(({ id }) => id)).toEqual(['sell-now', 'change-answers', 'remind-me']);
  });

  it('calls sample prices sample prices, and real ones not', () => {
    expect(read(cracked)).not.toContain('Sample prices');
    expect(read(showPrice(quoted(20_000), { ...real, book: { sample: true } }))).toContain('Sample prices');
  });

  it('S0-28: tells first by how much a refreshed price moved, and still that it is not final', () => {
    const rose = read(showPrice(quoted(20_000), { ...real, moved: rupees(250) }));
    expect(rose).toMatch(/^Good news: the price rose by ₹250/);
    expect(rose).toContain('not the final price');
    expect(read(showPrice(quoted(20_000), { ...real, moved: -rupees(250) }))).toContain('₹250 lower');
    expect(read(showPrice(quoted(20_000), { ...real, moved: 0 }))).toMatch(/^The price is the same/);
  });

  it('offers nothing to sell when the device fetches nothing', () => {
    const worthless = quoted(5);
    expect(saleable(worthless)).toBe(false);
    expect(saleable(quoted(20_000, { power: 'no' }))).toBe(true);
    const screen = showPrice(worthless, real);
    expect(read(screen)).toContain('cannot pay anything for your Apple iPhone 11 (64 GB)');
    expect(screen.choices?.map(({ id }) => id)).toEqual(['change-answers']);
  });
});

describe('the lines of a price', () => {
  const texts = (base: number, changed: object, market?: number) =>
    showBreakdown(quoted(base, changed, market), bank).map(read);

  it('leave out a market that pays the book', () => {
    expect(texts(20_000, {})).toEqual(['Price in top condition: ₹20000']);
  });

  it('tell a market that pays more, a knock-out and a floor', () => {
    expect(texts(20_000, {}, 10_250)).toContain('Market today: +₹500');
    expect(texts(20_000, { power: 'no' })).toContain('Power (No, it stays dark): −₹19000');
    expect(texts(1_000, { display: 'blank', body: 'broken' })).toContain(
      'Our minimum for a device that works: +₹1000',
    );
  });

  it('still add up when a question has left the bank since', () => {
    const questions = bank.categories.phone.questions.filter(({ id }) => id !== 'display');
    const later = {
      ...bank,
      categories: { ...bank.categories, phone: { ...bank.categories.phone, questions } },
    };
    expect(showBreakdown(quoted(20_000, { display: 'cracked' }), later).map(read)).toContain(
      'Condition: −₹5000',
    );
  });
});
