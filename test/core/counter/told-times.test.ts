import { describe, expect, it } from 'vitest';
import { chat } from '../../support/transcript.ts';
import { commandOf, found, standing } from './walks.ts';

const slot = (from: string, to: string) => ({
  from: Date.parse(`2026-11-22T${from}+05:30`),
  to: Date.parse(`2026-11-22T${to}+05:30`),
});
const moves = (planned = standing.slot) =>
  found(chat().starts(), 'change-slot', [{ ...standing, slot: planned }]).hears('buyback.ask-new-slot');
const moved = (customer: ReturnType<typeof moves>) => {
  const wish = commandOf(customer, 'decide')?.wish;
  return wish?.type === 'change-slot' ? wish.slot : undefined;
};
const evening = slot('18:00', '20:00');

describe('a time that is said for a visit', () => {
  it.each([
    'tomorrow evening',
    'Tomorrow evening.',
    'tomorrow evening please',
    'kal shaam',
    'kal shaam ko aa jao',
    'kal shaam kar do',
    'kal shaam 7 baje',
    'कल शाम',
    'कल शाम 7 बजे',
    'tomorrow 6-8',
    'sunday evening',
    '22/11 evening',
    'make it tomorrow evening',
    'move it to tomorrow evening',
    'change to tomorrow evening please',
    'tomorrow evening is fine',
    'ok tomorrow evening is ok for me',
    'tomorrow evening works for me',
    'tomorrow evening will do',
    'kal shaam theek hai',
    'कल शाम ठीक है',
    'can you come tomorrow evening',
  ])('S0-43: “%s” moves it there at once', (text) => {
    expect(moved(moves().says(text))).toEqual(evening);
  });

  it.each([
    'my pickup is tomorrow evening',
    'pickup is tomorrow evening',
    'kal shaam ka pickup change karo',
    'move tomorrow evening pickup',
    'change tomorrow evening',
    'is tomorrow evening ok',
    'will tomorrow evening do',
    'tomorrow evening 20000',
    'tomorrow evening 9876543210',
    'tomorrow evening ₹5',
    'कल शाम तक',
    'kal shaam tak',
    'kal shaam ka time hai',
    'you will come tomorrow evening',
  ])('S0-43: “%s” may only tell of it, and is asked back', (text) => {
    const customer = moves().says(text);
    expect(moved(customer)).toBeUndefined();
    expect(customer.last().replies.at(-1)?.key).toMatch(/^buyback\.(?:ask-move|ask-new-slot)$/);
  });

  it('S0-43: figures of the device are hours all the same, where it is not named', () => {
    const noon = slot('12:00', '15:00');
    for (const text of ['tomorrow 12 to 3', 'kal 12 se 3', 'iphone 12 tomorrow 12 to 3']) {
      const customer = moves().says(text);
      if (!moved(customer)) customer.says('yes');
      expect(moved(customer)).toEqual(noon);
    }
    expect(moved(moves().says('iphone 12 tomorrow evening').says('yes'))).toEqual(evening);
  });

  it('S0-43: a share of something is no hour', () => {
    expect(moved(moves().says('tomorrow evening 5%'))).toBeUndefined();
  });

  it('S0-43: words that fit the planned visit as well are asked back, and moved with a yes', () => {
    for (const text of [
      'tomorrow afternoon',
      'change tomorrow afternoon',
      'my pickup is tomorrow afternoon',
    ]) {
      const customer = moves(slot('15:00', '18:00')).says(text).hears('buyback.ask-move');
      expect(moved(customer)).toBeUndefined();
      expect(moved(customer.says('yes'))).toEqual(slot('12:00', '15:00'));
    }
    const said = moves(slot('15:00', '18:00')).says('tomorrow afternoon').says('tomorrow afternoon');
    expect(moved(said)).toEqual(slot('12:00', '15:00'));
    expect(moved(moves(slot('15:00', '18:00')).says('tomorrow evening'))).toEqual(evening);
  });
});
