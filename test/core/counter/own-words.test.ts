import { describe, expect, it } from 'vitest';
import { chat } from '../../support/transcript.ts';
import { isFlawless } from './walks.ts';

const atDisplay = () => chat().starts().says('iphone 11 128').says('1').hears('buyback.ask-condition-hint');
const conditionOf = (customer: ReturnType<typeof chat>) => customer.conversation().stack[0]?.known.condition;

describe('S0-26: the condition in words', () => {
  it('is taken question by question, several faults at once at the last', () => {
    const customer = atDisplay().says('screen ka corner thoda crack hai').says('कोई खरोंच नहीं').says('78%');
    customer.says('1').says('सब ठीक है').says('1').says('mic aur speaker kharab hai');
    customer.hears('buyback.also-noted', 'buyback.also-noted', 'quoting.estimated-price');
    expect(conditionOf(customer)).toEqual({
      power: ['yes'],
      display: ['cracked'],
      body: ['clean'],
      battery: ['weak'],
      camera: ['working'],
      biometrics: ['working'],
      buttons: ['working'],
      faults: ['speaker', 'mic'],
    });
  });

  it('S0-26: a second thought right after an answer changes it, and the next question stays open', () => {
    const customer = atDisplay().says('1').says('no sorry it is cracked');
    customer.hears('buyback.answer-changed', 'buyback.ask-condition-hint').reads(/Changed. Display: .*crack/);
    expect(conditionOf(customer)).toEqual({ power: ['yes'], display: ['cracked'] });
    isFlawless(customer).hears('quoting.estimated-price');
  });
});
