import { describe, expect, it } from 'vitest';
import {
  makeQuote,
  type QuestionBank,
  quoteState,
  quoteValidity,
  refreshQuote,
  reprice,
  wordedAnswers,
} from '#core/quoting/index.ts';
import { hours, rupees } from '#core/shared/index.ts';
import { bank, condition, device } from './support.ts';

const noon = 1_790_000_000_000;
const book = { version: 7 };
const cracked = makeQuote({
  variant: device(20_000),
  category: 'phone',
  book,
  bank,
  answers: condition('phone', { display: 'cracked' }),
  now: noon,
});

/** The bank of tomorrow: one more thing to know about a phone. */
const curious: QuestionBank = {
  version: 'tomorrow',
  categories: {
    ...bank.categories,
    phone: {
      ...bank.categories.phone,
      questions: bank.categories.phone.questions.flatMap((q) =>
        q.id === 'body' ? [{ ...q, id: 'back' }, q] : [q],
      ),
    },
  },
};

describe('a quote', () => {
  it('S0-31: keeps the variant, the answers, the price book and the question bank it was made of', () => {
    expect(cracked).toMatchObject({
      variant: 'some-variant',
      category: 'phone',
      book: 7,
      bank: bank.version,
    });
    expect(cracked.answers).toEqual(condition('phone', { display: 'cracked' }));
    expect(cracked.breakdown.estimate).toBe(rupees(15_000));
  });

  it('is kept for the customer for 72 hours', () => {
    expect(quoteValidity).toBe(hours(72));
    expect(cracked.validUntil - cracked.quotedAt).toBe(hours(72));
  });

  it('forgets answers that have nothing to do with the device', () => {
    const answers = { ...condition('phone'), keyboard: ['worn'] };
    const quote = makeQuote({ variant: device(20_000), category: 'phone', book, bank, answers, now: noon });
    expect(quote.answers).toEqual(condition('phone'));
  });

  it('is not made while a question is open', () => {
    const input = { variant: device(20_000), category: 'phone', book, bank, answers: {}, now: noon } as const;
    expect(() => makeQuote(input)).toThrow(RangeError);
  });
});

describe('a quote that waited', () => {
  const today = { variant: device(20_000), book, bank, now: noon + hours(1) };
  const cheaper = { ...today, variant: device(20_000, 9_000), book: { version: 8 } };

  it('is valid until its last millisecond, and expired from then on', () => {
    expect(quoteState(cracked, { ...today, now: cracked.validUntil - 1 })).toBe('valid');
    expect(quoteState(cracked, { ...today, now: cracked.validUntil })).toBe('expired');
  });

  it('S0-31: has moved when a newer price book pays more or less', () => {
    expect(quoteState(cracked, cheaper)).toBe('moved');
    expect(quoteState(cracked, { ...cheaper, variant: device(25_000) })).toBe('moved');
  });

  it('stays valid when a newer price book pays the same', () => {
    expect(quoteState(cracked, { ...today, book: { version: 8 } })).toBe('valid');
  });

  it('stands when a newer bank asks more, and is asked about before it is refreshed', () => {
    expect(quoteState(cracked, { ...cheaper, bank: curious })).toBe('valid');
    expect(refreshQuote(cracked, { ...cheaper, bank: curious })).toEqual({ ok: false, reason: 'unanswered' });
  });

  it('S0-31: is refreshed at the prices of the day, and tells by how much it moved', () => {
    const fresh = refreshQuote(cracked, cheaper);
    expect(fresh.ok && fresh.value.moved).toBe(-rupees(1_500));
    expect(fresh.ok && fresh.value.quote).toMatchObject({
      book: 8,
      answers: cracked.answers,
      breakdown: { estimate: rupees(13_500) },
      quotedAt: cheaper.now,
      validUntil: cheaper.now + hours(72),
    });
  });
});

describe('an inspected device', () => {
  it('S0-29: is priced again with what the inspection found', () => {
    const found = condition('phone', { display: 'lines', battery: 'weak' });
    expect(reprice(cracked, bank, found).estimate).toBe(rupees(11_000));
  });

  it('S0-28, S0-35: keeps its price when the answers were right, whatever the market did', () => {
    expect(reprice(cracked, bank, cracked.answers)).toEqual(cracked.breakdown);
    const { answers } = cracked;
    const variant = device(20_000, 9_750);
    const lower = makeQuote({ variant, category: 'phone', book, bank, answers, now: noon });
    expect(reprice(lower, bank, answers)).toEqual(lower.breakdown);
  });
});

describe('the words of a quote', () => {
  it('S0-29: are kept as the customer read them', () => {
    const answers = condition('phone', { faults: ['speaker', 'mic'] });
    const worded = wordedAnswers({ category: 'phone', answers }, bank, ({ key }) => `«${key}»`);
    expect(worded).toHaveLength(8);
    expect(worded.at(-1)).toEqual({
      question: 'faults',
      asked: '«questions.faults»',
      answered: ['«questions.faults-speaker»', '«questions.faults-mic»'],
    });
  });

  it('hold only what was asked of a device that does not turn on', () => {
    const worded = wordedAnswers({ category: 'laptop', answers: { power: ['no'] } }, bank, ({ key }) => key);
    expect(worded).toEqual([
      { question: 'power', asked: 'questions.power', answered: ['questions.power-no'] },
    ]);
  });
});
