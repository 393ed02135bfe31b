import { describe, expect, it } from 'vitest';
import { chat } from '../../support/transcript.ts';
import { atGates, priceNews } from './priced.ts';
import { type Chat, commandOf, found, getsPrice, getsSummary, standing } from './walks.ts';

/** The buttons that stand now, to be pressed later. */
function keeps(customer: Chat) {
  const shown = customer.last().replies.at(-1);
  const ids = [...(shown?.choices ?? []), ...(shown?.controls ?? [])].map(({ id }) => id);
  return (id: string) => {
    expect(ids).toContain(id);
    return customer.does({ type: 'tap', menu: shown?.menu ?? 0, index: ids.indexOf(id) });
  };
}

const other = { ...standing, number: 'HT-2N73-Z3BB-Q8NG', device: 'Apple iPhone 13 128 GB' };
const paidTo = (vpa: string) => ({ destination: { type: 'upi', vpa } });

describe('a button under an older question of the same name', () => {
  it('S0-88: cancels neither its own order nor the other one that is asked about now', () => {
    const customer = found(chat().starts(), 'cancel-order').hears('buyback.ask-cancel');
    const press = keeps(customer);
    found(customer, 'cancel-order', [other]).hears('buyback.ask-cancel');
    press('customer-asked').hears('conversation.stale', 'buyback.ask-cancel');
    expect(commandOf(customer, 'decide')).toBeUndefined();
    customer.taps('customer-asked');
    expect(commandOf(customer, 'decide')).toMatchObject({ number: other.number, wish: { type: 'cancel' } });
  });

  it('S0-70: agrees to no other account than the one above it', () => {
    const customer = found(chat().starts(), 'pay-to', [atGates], paidTo('first@okaxis'));
    const press = keeps(customer);
    found(customer, 'pay-to', [atGates], paidTo('second@okaxis')).hears(
      'buyback.pay-for',
      'buyback.ask-pay-to',
    );
    press('do-it').hears('conversation.stale', 'buyback.ask-pay-to');
    expect(commandOf(customer, 'decide')).toBeUndefined();
  });

  it('S0-69: keeps no other device than the one above it', () => {
    const customer = chat().starts().does(priceNews).taps(`@deal:decline:${standing.number}:1850000`);
    const press = keeps(customer);
    const says = priceNews.says.map((line) => ({
      ...line,
      params: { number: other.number },
      choices: [{ id: `@deal:decline:${other.number}:900000`, label: { key: 'choices.keep-device' } }],
    }));
    customer.does({ type: 'news', says } as never).taps(`@deal:decline:${other.number}:900000`);
    press('keep-sure').hears('conversation.stale', 'buyback.ask-keep-device');
    expect(commandOf(customer, 'decide')).toBeUndefined();
  });

  it('S0-47: makes no order of details that it did not show', () => {
    const customer = getsSummary();
    const press = keeps(customer);
    customer.says('change slot').says('sunday 6 pm').hears('buyback.summary');
    press('create-order').hears('conversation.stale', 'buyback.summary');
    expect(commandOf(customer, 'create-order')).toBeUndefined();
  });

  it('S0-48: sets no time of another order', () => {
    const customer = found(chat().starts(), 'change-slot');
    const press = keeps(customer);
    const first = customer.choices()[0] ?? '';
    customer.says('back');
    found(customer, 'change-slot', [other]).hears('buyback.ask-new-slot');
    press(first).hears('conversation.stale', 'buyback.ask-new-slot');
    expect(commandOf(customer, 'decide')).toBeUndefined();
  });
});

describe('a button of the question that is open', () => {
  it('counts when the question was only asked again under something else', () => {
    const customer = getsSummary();
    const press = keeps(customer);
    customer.says('is it safe?').hears('support.faq-data', 'buyback.summary').says('xyzzy plugh');
    press('create-order');
    expect(commandOf(customer, 'create-order')).toBeDefined();
  });

  it('S0-28: counts as a further tick of its list, however fast', () => {
    const customer = getsPrice(chat(), 'speaker');
    const press = keeps(customer);
    press('speaker').hears('buyback.ask-condition-hint');
    press('mic').hears('buyback.ask-condition-hint');
    press('done').hears('quoting.estimated-price');
  });
});
