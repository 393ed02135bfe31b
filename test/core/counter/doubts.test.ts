import { describe, expect, it } from 'vitest';
import { copy } from '../../support/shop.ts';
import { chat } from '../../support/transcript.ts';
import { atGates, priceNews, upi } from './priced.ts';
import { commandOf, found, getsSummary, standing as order } from './walks.ts';

const { number } = order;
/** The final price was shown. */
const seesPrice = () => chat().starts().does(priceNews);
const cancels = () => found(chat().starts(), 'cancel-order');
const isPaid = () => found(chat().starts(), 'pay-to', [atGates], upi);
const keeps = () => seesPrice().taps(`@deal:decline:${number}:1850000`);
const moves = () => found(chat().starts(), 'change-slot', [order]);

const marks = ['❓', '❔', '⁉️', '‽', '؟', '¿'];
const signs = ['✗', '✘', '✕', '🛑', '✋', '🤔', '🙄', '😂', '🤣', '🤦', '🤦🏽‍♀️', '🤮', '💔', '😒'];

describe('a question or a doubt by a sign of any script', () => {
  it.each([...marks, ...signs])('S0-69: “accept the price %s” accepts nothing', (sign) => {
    expect(commandOf(seesPrice().says(`accept the price ${sign}`), 'decide')).toBeUndefined();
    expect(commandOf(seesPrice().says(`क़ीमत मंज़ूर है ${sign}`), 'decide')).toBeUndefined();
  });

  it.each([...marks, ...signs])('S0-47: “confirm %s” makes no order', (sign) => {
    for (const words of ['confirm', 'bana do', 'yes', 'haan ji'])
      expect(commandOf(getsSummary().says(`${words} ${sign}`), 'create-order')).toBeUndefined();
  });

  it.each([...marks, ...signs])('S0-88: “cancel kar do %s” cancels nothing', (sign) => {
    for (const words of ['cancel kar do', 'it takes too long', 'haan price kam hai'])
      expect(commandOf(cancels().says(`${words} ${sign}`), 'decide')).toBeUndefined();
  });

  it.each([...marks, ...signs])('S0-70: “sahi hai %s” pays nobody', (sign) => {
    for (const words of ['sahi hai', 'right', 'haan'])
      expect(commandOf(isPaid().says(`${words} ${sign}`), 'decide')).toBeUndefined();
  });

  it.each([...marks, ...signs])(
    'S0-69: “keep %s” ends no offer, S0-43: “tomorrow evening %s” moves no visit',
    (sign) => {
      expect(commandOf(keeps().says(`keep ${sign}`), 'decide')).toBeUndefined();
      expect(commandOf(moves().says(`tomorrow evening ${sign}`), 'decide')).toBeUndefined();
    },
  );

  it('S0-43: a time as its button has it moves the visit, with a question mark it moves none', () => {
    const [first] = moves().last().replies.at(-1)?.choices ?? [];
    const label = first && copy.label('en', first.label);
    expect(commandOf(moves().says(`${label}`), 'decide')?.wish).toMatchObject({ type: 'change-slot' });
    for (const sign of ['?', ...marks, ...signs])
      expect(commandOf(moves().says(`${label} ${sign}`), 'decide')).toBeUndefined();
  });

  it('S0-69: 👍, 🙏 and ! doubt nothing', () => {
    for (const words of [
      'accept the price 👍',
      'accept the price 🙏',
      'accept the price!',
      '✅ accept the price',
    ])
      expect(commandOf(seesPrice().says(words), 'decide')?.wish).toMatchObject({ type: 'accept' });
  });
});
