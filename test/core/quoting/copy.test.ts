import { describe, expect, it } from 'vitest';
import { categories } from '#core/catalogue/index.ts';
import { answerRefusals, questionsFor } from '#core/quoting/index.ts';
import enQuestions from '#prompts/en/questions.json' with { type: 'json' };
import enQuoting from '#prompts/en/quoting.json' with { type: 'json' };
import hiQuestions from '#prompts/hi/questions.json' with { type: 'json' };
import hiQuoting from '#prompts/hi/quoting.json' with { type: 'json' };
import { bank } from './support.ts';

type Lines = Readonly<Record<string, string>>;

const languages: readonly { language: string; questions: Lines; quoting: Lines }[] = [
  { language: 'English', questions: enQuestions, quoting: enQuoting },
  { language: 'Hindi', questions: hiQuestions, quoting: hiQuoting },
];

const all = categories.flatMap((category) => questionsFor(bank, category));
const slots = (line = '') => [...line.matchAll(/\{\{(\w+)\}\}/g)].map(([, slot]) => slot).sort();

describe.each(languages)('the condition questions in $language', ({ questions }) => {
  const text = (key: string) => questions[key.replace('questions.', '')];

  it('S0-26, S0-27: have words for every question, hint and answer', () => {
    const keys = all.flatMap(({ name, asks, hint, options }) => [
      name,
      asks,
      hint ?? asks,
      ...options.map((o) => o.label),
    ]);
    for (const key of [...keys, ...Object.values(answerRefusals)]) expect(text(key), key).toMatch(/\S/);
  });

  it('never offer two answers in the same words', () => {
    for (const { options } of all) {
      expect(new Set(options.map(({ label }) => text(label))).size).toBe(options.length);
    }
  });

  it('have answers short enough for a button', () => {
    const long = all
      .flatMap(({ options }) => options.map(({ label }) => text(label) ?? ''))
      .filter((t) => t.length > 40);
    expect(long).toEqual([]);
  });

  it('hold no line that nothing shows', () => {
    const shown = new Set<string>(
      all.flatMap(({ name, asks, hint, options }) => [
        name,
        asks,
        hint ?? asks,
        ...options.map((o) => o.label),
      ]),
    );
    for (const key of Object.values(answerRefusals)) shown.add(key);
    expect(Object.keys(questions).filter((key) => !shown.has(`questions.${key}`))).toEqual([]);
  });
});

describe('the two languages', () => {
  it.each([
    [enQuestions as Lines, hiQuestions as Lines],
    [enQuoting as Lines, hiQuoting as Lines],
  ])('have the same lines with the same slots', (english, hindi) => {
    expect(Object.keys(hindi)).toEqual(Object.keys(english));
    for (const key of Object.keys(english)) expect(slots(hindi[key]), key).toEqual(slots(english[key]));
  });

  it('S0-32: label the price as estimated in every language', () => {
    expect(enQuoting['estimated-price']).toContain('Estimated Price');
    expect(hiQuoting['estimated-price']).toContain('अनुमानित कीमत');
  });
});
