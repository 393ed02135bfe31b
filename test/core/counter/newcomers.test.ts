import { describe, expect, it } from 'vitest';
import { chat } from '../../support/transcript.ts';
import { type Chat, commandOf, found, getsPrice, getsSummary, standing } from './walks.ts';

const ordered = () => getsSummary().taps('create-order');
const atAddress = () => getsPrice().taps('sell-now').says('Asha Rao').says('98765 43210').says('same');
const lastCommand = (customer: Chat) => customer.last().commands.at(-1);
const summaryOf = (customer: Chat) => customer.says('skip').says('tomorrow morning').hears('buyback.summary');

describe('another time for an order, in words', () => {
  it.each([
    'reschedule karna hai',
    'i am not home tomorrow, can you come another day',
    'kisi aur din aa jao',
  ])('“%s” looks for the order, and asks for the time', (words) => {
    const customer = ordered().says(words);
    expect(lastCommand(customer)).toMatchObject({ type: 'find-orders', matter: 'change-slot' });
    const { said } = lastCommand(customer) as { said?: string };
    found(customer, 'change-slot', [standing], said === undefined ? {} : { said });
    customer.hears('buyback.ask-new-slot');
  });

  it.each(['haan kal subah aa jao', 'come tomorrow morning', 'ghar par koi nahi tha, kal subah aana'])(
    '“%s” moves the one order with a yes',
    (words) => {
      const customer = ordered().says(words);
      const { said } = lastCommand(customer) as { said?: string };
      found(customer, 'change-slot', [{ ...standing, slot: { from: 1, to: 2 } }], { said });
      customer.hears('buyback.ask-move').says('haan');
      expect(commandOf(customer, 'decide')?.wish).toMatchObject({ type: 'change-slot' });
    },
  );

  it.each(['when will you come', 'do not come tomorrow', 'the price comes tomorrow?', 'i like mornings'])(
    '“%s” moves nothing',
    (words) => {
      expect(commandOf(ordered().says(words), 'find-orders')).toBeUndefined();
    },
  );
});

describe('S0-40: whoever comes again', () => {
  const again = () => getsPrice(getsSummary().says('yes')).says('sell now');

  it('types both sales whole, the number in another way, and is offered the address', () => {
    const second = again().says('Asha Rao').says('+91 98765-43210').says('same');
    second.hears('buyback.ask-same-address').says('wahi purana pata').hears('buyback.ask-slot');
  });

  it('is offered it once the first order is completed, too', () => {
    const customer = getsSummary().says('yes');
    customer.does({
      type: 'news',
      says: [{ key: 'support.thank-you', params: { number: standing.number } }],
    });
    getsPrice(customer).says('sell now').says('same').says('wahi purana number').says('haan wahi number');
    customer.hears('buyback.ask-same-address').says('haan wahi pata').hears('buyback.ask-slot');
  });

  it.each(['same address', 'haan wahi pata', 'purana address hi', 'पुराना पता'])(
    'takes it with “%s”',
    (words) => {
      again().says('same').says('same').says('same').says(words).hears('buyback.ask-slot');
    },
  );
});

describe('S0-70: an account that is corrected before the yes', () => {
  it.each([
    'nahi galat upi, anjali@okicici',
    'no wrong one, it is anjali@okicici',
    'नहीं गलत, anjali@okicici',
  ])('“%s” is asked back, and nobody is warned', (words) => {
    const told = { destination: { type: 'upi', vpa: 'anjali@okaxis' } };
    const customer = found(ordered(), 'pay-to', [{ ...standing, status: 'gates' }], told).hears(
      'buyback.pay-for',
      'buyback.ask-pay-to',
    );
    customer.says(words);
    expect(lastCommand(customer) ?? customer.last().replies.at(-1)).toMatchObject(
      customer.last().commands.length > 0
        ? { matter: 'pay-to', destination: { type: 'upi', vpa: 'anjali@okicici' } }
        : { key: 'buyback.ask-pay-to', params: { destination: expect.stringContaining('@okicici') } },
    );
  });

  it.each(['anjali@okicici nahi hai', 'no wrong upi anjali@okicici is not mine', 'is anjali@okicici wrong?'])(
    '“%s” corrects nothing',
    (words) => {
      const customer = ordered().says(words);
      expect(commandOf(customer, 'find-orders')).toBeUndefined();
    },
  );
});

describe('the place, bit by bit', () => {
  it.each(['999999', 'pincode 999999', 'पिनकोड ९९९९९९'])(
    'S0-41: “%s” is no address, and no such pincode',
    (said) => {
      atAddress().says(said).hears('customers.pincode-unknown', 'buyback.ask-address');
    },
  );

  it('S0-41: a pincode alone is kept, and what is missing is said', () => {
    const customer = atAddress().says('560034').hears('buyback.pincode-kept', 'buyback.ask-address');
    customer.reads(/560034.*noted.*house or flat/s);
    customer.says('12 MG Road, Koramangala').hears('buyback.ask-landmark');
  });

  it.each(['tomorrow 5am', 'kal raat 11 baje'])(
    'S0-43: “%s” is no time of ours, and that is said',
    (words) => {
      const customer = atAddress().says('Flat 2, MG Road, 560034').says('skip').hears('buyback.ask-slot');
      customer.says(words).hears('buyback.nothing-free-then', 'buyback.ask-slot');
    },
  );

  it.each(['haan', 'yes', 'ok'])('S0-42: “%s” is no landmark', (words) => {
    const customer = atAddress()
      .says('12 SV Road, Andheri West')
      .says('400058')
      .hears('buyback.ask-landmark');
    customer.says(words).hears('customers.landmark-unclear', 'buyback.ask-landmark');
  });

  it('S0-41: six digits that are no pincode do not stand beside the right one', () => {
    const customer = atAddress().says('560034').says('12 MG Road, Panaji 999999');
    customer.hears('buyback.ask-which-place').taps('keep-pincode').hears('buyback.ask-landmark');
    expect(summaryOf(customer).text()).not.toContain('999999');
    customer.reads('560034');
  });

  it('S0-41: nor does another pincode that the customer gave up', () => {
    const customer = atAddress().says('560034').says('12 MG Road, Koramangala 560001');
    if (customer.last().replies.at(-1)?.key === 'buyback.ask-which-place') customer.says('yes');
    const text = summaryOf(customer).text();
    expect(text.match(/5600(34|01)/g)).toHaveLength(1);
  });
});

describe('the price', () => {
  it.each(['why so low', 'itna kam kyun', 'price itna kam kyu hai'])(
    'S0-28: before there is one, “%s” hears that it comes after the questions',
    (words) => {
      const customer = chat().starts().says('iphone 11 128').says(words);
      customer.hears('buyback.price-follows', 'buyback.ask-condition-hint');
    },
  );

  it.each(['all good', 'sab sahi hai', 'everything is fine'])('S0-33: “%s” does not take it', (words) => {
    getsPrice().says(words).hears('conversation.unclear', 'quoting.estimated-price');
  });

  it.each(['ok all good', 'theek hai', 'yes everything is fine'])('S0-33: “%s” takes it', (words) => {
    getsPrice().says(words).hears('buyback.ask-name');
  });
});

describe('first words in Hindi', () => {
  it('“नमस्ते” is answered in Hindi, before our welcome or after it', () => {
    chat().says('नमस्ते').hears('conversation.welcome', 'conversation.home').reads(/बेच/);
    chat().starts().reads(/sell/i).says('नमस्ते').reads(/बेच/).says('help').reads(/[ऀ-ॿ]/);
  });

  it('“hello” is not, nor whoever chose English', () => {
    chat().starts().says('hello').reads(/sell/i);
    chat().starts().says('नमस्ते').says('english').says('नमस्ते ji').reads(/sell/i);
  });
});
