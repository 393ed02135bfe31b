import { describe, expect, it } from 'vitest';
import { chat } from '../../support/transcript.ts';
import { getsPrice, getsSummary } from './walks.ts';

const known = (customer: ReturnType<typeof chat>) => customer.conversation().stack[0]?.known;

const controls = (customer: ReturnType<typeof chat>) =>
  (customer.last().replies.at(-1)?.controls ?? []).map(({ id }) => id);

const ticked = (customer: ReturnType<typeof chat>) =>
  (customer.last().replies.at(-1)?.choices ?? []).flatMap(({ id, label }) =>
    typeof label !== 'string' && label.key === 'buyback.ticked' ? [id] : [],
  );

describe('going back', () => {
  it('opens the question before with its answer kept, and goes on where one was', () => {
    const customer = getsPrice()
      .taps('sell-now')
      .says('Asha Rao')
      .says('98765 43210')
      .hears('buyback.ask-whatsapp');
    customer.taps('@back').hears('buyback.ask-phone').taps('@back').hears('buyback.ask-name');
    expect(known(customer)).toMatchObject({ name: 'Asha Rao', phone: '+919876543210' });
    customer.says('Asha Verma').hears('buyback.ask-whatsapp');
    expect(known(customer)).toMatchObject({ name: 'Asha Verma', phone: '+919876543210' });
  });

  it('leads through answers that nobody was asked for: a device named in one sentence', () => {
    const customer = chat().starts().says('iphone 11 128').reads(/1\/8/);
    customer.taps('@back').hears('buyback.ask-variant').taps('@back').hears('buyback.ask-model');
    customer.taps('@keep').reads(/1\/8/);
  });

  it('keeps an answer that is left as it is, by a button or a word of either language', () => {
    for (const word of ['keep it', 'वही रखो', 'KEEP AS IT IS']) {
      const customer = getsPrice().taps('sell-now').says('Asha Rao').taps('@back').hears('buyback.ask-name');
      customer.says(word).hears('buyback.ask-phone');
      expect(known(customer)).toMatchObject({ name: 'Asha Rao' });
    }
  });

  it('out of a change leads to the summary that asked for it, out of the address as well', () => {
    const summary = getsSummary();
    summary
      .taps('edit')
      .taps('@change:name')
      .hears('buyback.ask-name')
      .taps('@back')
      .hears('buyback.summary');
    summary.taps('@change:place').hears('buyback.ask-address').taps('@back').hears('buyback.summary');
    summary.taps('@change:place').taps('@keep').hears('buyback.summary').taps('create-order');
    summary.hears('buyback.order-created');
  });

  it('from the summary goes one question back each time, and one answer leads back to it', () => {
    const customer = getsSummary()
      .taps('@back')
      .hears('buyback.ask-slot')
      .taps('@back')
      .hears('buyback.ask-address');
    customer.taps('@back').hears('buyback.ask-whatsapp').says('same').hears('buyback.summary');
  });

  it('out of an address change leads back to what was open, a sale or nothing at all', () => {
    const customer = getsSummary().taps('create-order');
    const [, change = ''] = customer.choices();
    customer.taps(change).hears('buyback.ask-address').taps('@back').hears('conversation.home');
    customer.says('iphone 12 128').reads(/1\/8/);
    customer.does({ type: 'text', text: 'hi' });
    expect(known(customer)).toMatchObject({ brand: 'apple' });
  });

  it('is offered wherever there is something before, and not at the first question of all', () => {
    const customer = chat().starts().taps('@sell').hears('buyback.ask-category');
    expect(controls(customer)).not.toContain('@back');
    expect(controls(customer.taps('phone'))).toContain('@back');
    expect(controls(customer)).not.toContain('@keep');
  });
});

describe('changing answers about the condition', () => {
  it('S0-34: shows all answers, asks the chosen one again and shows the new price', () => {
    const customer = getsPrice().taps('change-answers').hears('buyback.ask-which-answer');
    customer
      .taps('display')
      .hears('buyback.ask-condition-hint')
      .reads(/How is the display/)
      .taps('cracked');
    customer.hears('quoting.estimated-price');
    expect(known(customer)).toMatchObject({ condition: { display: ['cracked'], power: ['yes'] } });
  });

  it('S0-34: is left without a change by Back, and the price stands', () => {
    const customer = getsPrice();
    const { quote } = known(customer) ?? {};
    customer.taps('change-answers').taps('@back').hears('quoting.estimated-price');
    expect(known(customer)?.quote).toEqual(quote);
  });

  it('understands which answer by its name: "change display", "बैटरी बदलना"', () => {
    getsPrice()
      .says('change display')
      .reads(/How is the display/)
      .taps('@back')
      .hears('quoting.estimated-price');
    getsPrice()
      .says('बैटरी बदलना')
      .reads(/battery/i)
      .taps('weak')
      .hears('quoting.estimated-price');
  });

  it('ticks what was ticked before, and one more tick does not end the question', () => {
    const customer = getsPrice().says('change faults').taps('mic').hears('buyback.ask-condition-hint');
    customer.taps('speaker').taps('done').hears('quoting.estimated-price');
    expect(known(customer)).toMatchObject({ condition: { faults: ['speaker', 'mic'] } });
    customer.says('change faults');
    expect(ticked(customer)).toEqual(['speaker', 'mic']);
    customer.taps('mic').taps('done').hears('quoting.estimated-price');
    expect(known(customer)).toMatchObject({ condition: { faults: ['speaker'] } });
  });

  it('a phone that does not turn on after all has nothing more to be asked, and asks again once it does', () => {
    const customer = getsPrice().says('change power').taps('no').hears('quoting.estimated-price');
    customer.taps('change-answers').taps('power').taps('yes').hears('quoting.estimated-price');
  });
});
