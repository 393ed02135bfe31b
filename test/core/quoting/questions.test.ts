import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { categories } from '#core/catalogue/index.ts';
import {
  type Answers,
  answersFromFaults,
  faultHints,
  isComplete,
  nextQuestion,
  ownAnswers,
  questionsFor,
  readAnswer,
} from '#core/quoting/index.ts';
import { anyAnswers, bank, condition } from './support.ts';

const question = (id: string) => {
  const found = questionsFor(bank, 'phone').find((q) => q.id === id);
  if (!found) throw new Error(`no question ${id}`);
  return found;
};

describe('asking', () => {
  it.each(categories)('goes through all questions on a %s in order, each once', (category) => {
    const asked: string[] = [];
    let answers: Answers = {};
    for (
      let next = nextQuestion(bank, category, answers);
      next;
      next = nextQuestion(bank, category, answers)
    ) {
      asked.push(next.id);
      answers = { ...answers, [next.id]: [next.options[0]?.id ?? ''] };
    }
    expect(asked).toEqual(questionsFor(bank, category).map(({ id }) => id));
  });

  it('asks nothing more about a device that does not turn on', () => {
    expect(nextQuestion(bank, 'phone', { power: ['no'] })).toBeUndefined();
    expect(isComplete(bank, 'phone', { power: ['no'] })).toBe(true);
  });

  it('skips what the customer has told already', () => {
    expect(nextQuestion(bank, 'phone', { display: ['cracked'] })?.id).toBe('power');
    expect(nextQuestion(bank, 'phone', { display: ['cracked'], power: ['yes'] })?.id).toBe('body');
  });

  it('asks again what an older bank took for an answer', () => {
    const answers = { ...condition('phone'), camera: ['foggy'] };
    expect(nextQuestion(bank, 'phone', answers)?.id).toBe('camera');
  });

  it('S0-19: keeps the answers that still apply when the customer switches the category', () => {
    const answers = condition('laptop', { display: 'cracked', body: 'dented' });
    expect(ownAnswers(bank, 'macbook', answers)).toEqual(answers);
    expect(ownAnswers(bank, 'tablet', answers)).toEqual({
      power: ['yes'],
      display: ['cracked'],
      body: ['dented'],
      battery: ['good'],
    });
  });

  it('needs every answer but the knock-out for a price', () => {
    for (const category of categories) {
      fc.assert(
        fc.property(anyAnswers(category), (answers) => isComplete(bank, category, answers)),
        { numRuns: 50 },
      );
    }
    const { camera: _, ...open } = condition('phone');
    expect(isComplete(bank, 'phone', open)).toBe(false);
  });
});

describe('reading an answer', () => {
  it('takes one of the options', () => {
    expect(readAnswer(question('display'), ['cracked'])).toEqual({ ok: true, value: ['cracked'] });
  });

  it('takes several faults, each once and in the order shown', () => {
    const answer = readAnswer(question('faults'), ['mic', 'speaker', 'mic']);
    expect(answer).toEqual({ ok: true, value: ['speaker', 'mic'] });
  });

  it.each([
    ['nothing', 'faults', [], 'nothing-chosen'],
    ['what was not offered', 'display', ['melted'], 'unknown-option'],
    ['an offered and an unknown one', 'faults', ['mic', 'melted'], 'unknown-option'],
    ['two where one is asked', 'display', ['cracked', 'lines'], 'one-only'],
    ['a fault and no fault together', 'faults', ['none', 'mic'], 'contradiction'],
  ])('refuses %s', (_, id, chosen, reason) => {
    expect(readAnswer(question(id), chosen)).toEqual({ ok: false, reason });
  });
});

describe('faults that a customer mentions', () => {
  it('each stand for an answer that some category offers', () => {
    for (const { question: id, option } of Object.values(faultHints)) {
      const offers = categories.flatMap((category) =>
        questionsFor(bank, category).flatMap((q) => (q.id === id ? q.options.map((o) => o.id) : [])),
      );
      expect(offers).toContain(option);
    }
  });

  it('fill in the answers beforehand', () => {
    expect(answersFromFaults(bank, 'phone', ['display-cracked', 'battery-weak'])).toEqual({
      display: ['cracked'],
      battery: ['weak'],
    });
  });

  it('count once, the worse one, when they meet in one question', () => {
    expect(answersFromFaults(bank, 'phone', ['display-lines', 'display-cracked'])).toEqual({
      display: ['lines'],
    });
  });

  it('are left out where the category does not ask', () => {
    expect(answersFromFaults(bank, 'laptop', ['camera-faulty', 'body-dented'])).toEqual({ body: ['dented'] });
  });
});
