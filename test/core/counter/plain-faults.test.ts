import { describe, expect, it } from 'vitest';
import { chat } from '../../support/transcript.ts';
import type { Chat } from './walks.ts';

const conditionOf = (customer: Chat) => customer.conversation().stack[0]?.known.condition ?? {};
const askingOf = (customer: Chat) => customer.conversation().stack.at(-1)?.asking;

/** At one question of the condition of a phone, with the best answer to all before it. */
function at(question: string): Chat {
  const customer = chat().starts().says('iphone 11 128');
  for (let n = 0; n < 8 && askingOf(customer) !== `condition.${question}`; n++) customer.says('1');
  return customer;
}

describe('S0-26: whether it turns on, as people say it', () => {
  it.each([
    ...['chalu hai', 'haan ji bilkul', 'haan bilkul chalta hai', 'Bilkul', 'चालू है', 'हाँ बिल्कुल'],
    ...['everything works fine', 'sab theek hai', 'all good', 'haan bhai chalu hai'],
  ])('“%s” is a yes', (words) => {
    expect(conditionOf(at('power').says(words))).toEqual({ power: ['yes'] });
  });

  it.each(['band hai', 'bilkul band hai', 'ye phone band hai', 'बंद है', 'chalu nahi hai', 'bilkul nahi'])(
    '“%s” is a no',
    (words) => {
      expect(conditionOf(at('power').says(words))).toEqual({ power: ['no'] });
    },
  );

  it.each([
    ...[
      'bend hai',
      'bad hai',
      'band nahi hai',
      'screen band hai',
      'kabhi band hai kabhi chalu',
      'band hai kya',
    ],
    ...[
      'chalu hai par restart hota hai',
      'sab theek hai bas on nahi hota',
      'chalu hai?',
      'everything works except calls',
    ],
  ])('“%s” is neither, and is asked again', (words) => {
    const customer = at('power').says(words);
    expect(conditionOf(customer)).toEqual({});
    expect(askingOf(customer)).toBe('condition.power');
  });
});

describe('S0-26: faults as people say them', () => {
  it.each([
    ['biometrics', 'fingerprint nahi chal raha', 'faulty'],
    ['biometrics', 'फिंगरप्रिंट खराब है', 'faulty'],
    ['camera', 'camera dhundhla hai', 'marked'],
    ['camera', 'photo saaf nahi aati', 'marked'],
    ['camera', 'lens toota hai', 'marked'],
    ['camera', 'कैमरा धुंधला है', 'marked'],
    ['camera', 'front camera kharab hai', 'faulty'],
    ['display', 'koi scratch nahi hai ekdum naya', 'flawless'],
    ['body', 'koi scratch nahi hai ekdum naya', 'clean'],
    ['body', 'dent nahi hai bas scratch', 'scratched'],
    ['body', 'डेंट नहीं है बस स्क्रैच', 'scratched'],
    ['display', 'ekdum mast condition', 'flawless'],
    ['body', 'ekdum mast condition hai', 'clean'],
  ])('asked about the %s, “%s” is %s', (question, words, option) => {
    const customer = at(question).says(words);
    expect(conditionOf(customer)).toMatchObject({ [question]: [option] });
    expect(askingOf(customer)).not.toBe(`condition.${question}`);
  });

  it.each([
    ['fingerprint nahi chal raha', 'biometrics', 'faulty'],
    ['camera dhundhla hai', 'camera', 'marked'],
    ['speaker se awaaz nahi aati', 'faults', 'speaker'],
    ['mic kharab', 'faults', 'mic'],
  ])('“%s” is noted before that is asked about, and told back', (words, question, option) => {
    const customer = at('display').says(words).hears('buyback.also-noted', 'buyback.ask-condition-hint');
    expect(conditionOf(customer)).toMatchObject({ [question]: [option] });
  });

  it.each(['speaker se awaaz nahi aati', 'speaker ki awaaz kam hai', 'स्पीकर से आवाज़ नहीं आती'])(
    'asked about other faults, “%s” is ticked and told back',
    (words) => {
      const customer = at('faults').says(words).hears('buyback.also-noted', 'buyback.ask-condition-hint');
      expect(
        customer.says('done').hears('quoting.estimated-price').conversation().stack[0]?.known,
      ).toMatchObject({
        condition: { faults: ['speaker'] },
      });
    },
  );

  it.each([
    ['camera', 'camera dhundhla nahi hai'],
    ['camera', 'all good but one is blurry'],
    ['biometrics', 'screen nahi chalti'],
    ['faults', 'speaker se awaaz saaf aati hai'],
    ['display', 'koi dikkat nahi bas dent'],
  ])('asked about the %s, “%s” answers nothing', (question, words) => {
    const customer = at(question);
    const before = conditionOf(customer);
    expect(conditionOf(customer.says(words))).toEqual(before);
    expect(askingOf(customer)).toBe(`condition.${question}`);
  });
});

describe('S0-26: “everything works”', () => {
  const words = ['everything works fine', 'sab theek hai', 'All good', 'सब ठीक है', 'sab chalta hai'];

  it.each(words)('“%s” says nothing of glass and body, which are asked about by themselves', (said) => {
    for (const question of ['display', 'body'])
      expect(
        askingOf(at(question).says(said).hears('buyback.which-looks', 'buyback.ask-condition-hint')),
      ).toBe(`condition.${question}`);
  });

  it.each(words)('“%s” answers what is asked about working', (said) => {
    for (const question of ['power', 'camera', 'biometrics', 'buttons', 'faults'])
      expect(askingOf(at(question).says(said))).not.toBe(`condition.${question}`);
  });

  it('of one thing that is asked about, “it is fine” says enough', () => {
    expect(conditionOf(at('display').says('screen theek hai'))).toMatchObject({ display: ['flawless'] });
    expect(conditionOf(at('display').says('theek hai'))).toMatchObject({ display: ['flawless'] });
  });
});
