import { describe, expect, it } from 'vitest';
import { chat } from '../../support/transcript.ts';
import { commandOf, found, standing } from './walks.ts';

const offered = { ...standing, status: 'offer-made', lines: ['display', 'body'] };
const one = { ...offered, lines: ['display'] };

describe('S0-69: a price that is disputed in one go', () => {
  it.each([
    ['I dispute the screen line, there is no scratch', 'display'],
    ['i do not agree about the body, it has no dent at all', 'body'],
    ['screen ka manzoor nahi, koi scratch nahi hai', 'display'],
    ['मुझे स्क्रीन वाली बात मंज़ूर नहीं, कोई खरोंच नहीं है', 'display'],
  ])('“%s” is line and reason, and one yes sends it', (words, question) => {
    const said = commandOf(chat().starts().says(words), 'find-orders');
    expect(said).toEqual({ type: 'find-orders', matter: 'dispute', said: words });
    const customer = found(chat().starts(), 'dispute', [offered], { said: words });
    customer.hears('buyback.ask-dispute-told').reads(words);
    expect(commandOf(customer, 'decide')).toBeUndefined();
    expect(commandOf(customer.says('yes please'), 'decide')).toMatchObject({
      number: standing.number,
      wish: { type: 'dispute-line', question, reason: words },
    });
  });

  it('is let be by a no, and told otherwise by other words', () => {
    const said = 'I dispute the screen line, there is no scratch';
    const no = found(chat().starts(), 'dispute', [offered], { said }).says('no').hears('buyback.order-kept');
    expect(commandOf(no, 'decide')).toBeUndefined();
    const other = found(chat().starts(), 'dispute', [offered], { said }).says('the mark is on the glass');
    expect(commandOf(other, 'decide')?.wish).toMatchObject({ reason: 'the mark is on the glass' });
  });

  it('may be said of a line without the word, while the price waits', () => {
    const choices = ['accept:HT-7K3F-9M2Q-XY4A:100', 'dispute:HT-7K3F-9M2Q-XY4A:display'].map(
      (id) => ({ id: `@deal:${id}`, label: { key: 'choices.accept-price' } }) as const,
    );
    const waits = () =>
      chat()
        .starts()
        .does({ type: 'news', says: [{ key: 'support.price-after-inspection', choices }] });
    const words = 'there is no scratch on the screen';
    expect(commandOf(waits().says(words), 'find-orders')).toMatchObject({ matter: 'dispute', said: words });
    for (const other of ['the screen is scratched, ok, I accept', 'what about the screen?', 'nice weather'])
      expect(commandOf(waits().says(other), 'find-orders'), other).toBeUndefined();
  });

  it('names no line: the only one is meant, of several the price is shown again', () => {
    const said = 'i do not agree with this at all';
    expect(found(chat().starts(), 'dispute', [one], { said }).hears('buyback.ask-dispute-told'));
    expect(commandOf(found(chat().starts(), 'dispute', [offered], { said }), 'show-orders')).toBeDefined();
  });

  it('keeps no number that is a secret', () => {
    const said = 'I dispute the screen, my card is 4111 1111 1111 1111';
    const customer = found(chat().starts(), 'dispute', [one], { said }).reads('xxxx');
    expect(JSON.stringify(customer.conversation())).not.toContain('4111 1111 1111');
  });
});
