import { describe, expect, it } from 'vitest';
import { chat } from '../../support/transcript.ts';

const atBrand = (customer = chat()) =>
  customer.starts().taps('@sell').taps('phone').hears('buyback.ask-brand');

describe('what was not understood', () => {
  it('S0-15: repeats the question, then with an example, then offers a person', () => {
    const customer = atBrand().says('xyzzy plugh').hears('conversation.unclear', 'buyback.ask-brand');
    customer
      .says('xyzzy plugh')
      .hears('conversation.unclear', 'conversation.for-example', 'buyback.ask-brand');
    customer.says('xyzzy plugh').hears('conversation.shall-a-person-help', 'buyback.ask-brand');
    expect(
      customer
        .last()
        .replies.at(-1)
        ?.controls?.map(({ id }) => id),
    ).toContain('@agent');
  });

  it('S0-15: offers a person once, also where the menu does so already', () => {
    const customer = chat().starts();
    for (let miss = 0; miss < 4; miss++) customer.says('xyzzy plugh');
    const { choices = [], controls = [] } = customer.last().replies.at(-1) ?? {};
    const ids = [...choices, ...controls].map(({ id }) => id);
    expect(ids.filter((id) => id === '@agent')).toHaveLength(1);
  });

  it('forgets earlier misses once an answer was understood', () => {
    atBrand()
      .says('xyzzy')
      .says('xyzzy')
      .taps('apple')
      .says('xyzzy')
      .hears('conversation.unclear', 'buyback.ask-model');
  });

  it('S0-15: off-topic words at the start lead back to what can be done here', () => {
    const customer = chat()
      .starts()
      .says('what is the weather')
      .hears('conversation.unclear', 'conversation.home');
    expect(customer.choices()).toContain('@sell');
  });

  it('asks which of two was meant when words fit both', () => {
    const customer = chat().starts().says('iphone 11 128').says('scrat');
    expect(customer.last().replies[0]?.key).not.toBe('conversation.defect');
  });

  it.each(['voice', 'sticker', 'document', 'video', 'other'] as const)(
    'says that a %s is no answer here, and keeps the question',
    (kind) => {
      const customer = atBrand().does({ type: 'media', kind, ref: 'x' });
      expect(customer.last().replies.at(-1)?.key).toBe('buyback.ask-brand');
    },
  );
});

describe('commands in every step and language', () => {
  it.each(['help', 'HELP', 'madad', 'मदद', '/help', 'help.'])(
    '"%s" explains what can be said and asks again',
    (word) => {
      atBrand().says(word).hears('conversation.help', 'buyback.ask-brand');
    },
  );

  it.each(['cancel', 'stop', 'radd', 'रद्द', 'CANCEL!'])('"%s" ends the sale without an order', (word) => {
    const customer = atBrand().says(word).hears('conversation.cancelled', 'conversation.home');
    expect(customer.commands().some(({ type }) => type === 'create-order')).toBe(false);
  });

  it.each(['start over', 'menu', 'मेनू', '#', 'shuru se'])('"%s" leads to the main menu', (word) => {
    atBrand().says(word).hears('conversation.home');
  });

  it('speaks the language that was asked for, from the next line on', () => {
    const customer = atBrand().says('language').hears('conversation.which-language').taps('@language:hi');
    customer.hears('conversation.language-set', 'buyback.ask-brand').reads(/हिन्दी/);
  });

  it('S0-72: calls a person, and passes on what is written until the menu is asked for', () => {
    const customer = atBrand().says('talk to a person').hears('conversation.agent-called');
    expect(customer.commands().at(-1)).toMatchObject({ type: 'open-item', kind: 'handoff' });
    customer.says('hello?').hears();
    customer.says('my phone is special').hears();
    expect(customer.commands().at(-1)).toMatchObject({ type: 'relay', text: 'my phone is special' });
    customer
      .says('menu')
      .hears('conversation.home')
      .says('xyzzy')
      .hears('conversation.unclear', 'conversation.home');
  });

  it('S0-72: reads the answer to a question that was asked again after a person was called', () => {
    const called = () => atBrand().says('talk to a person').hears('conversation.agent-called');
    called()
      .says('help')
      .hears('conversation.help', 'buyback.ask-brand')
      .says('apple')
      .hears('buyback.ask-model');
    called().says('back').hears('buyback.ask-category').says('phone').hears('buyback.ask-brand');
    called().starts().says('iphone 11 128 gb').hears('buyback.found-device', 'buyback.ask-condition-hint');
    called().says('talk to a person').hears('conversation.agent-has-it').says('hello?').hears();
  });

  it('S0-48: asks for the orders of this person only', () => {
    const customer = chat().starts().says('track HT-7K3F-9M2Q-XY4A');
    expect(customer.commands().at(-1)?.type).toBe('show-orders');
  });

  it('S0-48: says of what is no number of an order that it is none, and shows theirs', () => {
    const customer = chat().starts().says('track HT-111111').hears('buyback.no-such-order');
    expect(customer.commands().at(-1)).toEqual({ type: 'show-orders' });
    chat().starts().says('track').hears();
  });
});

describe('numbered menus', () => {
  it.each(['2', '2.', '2)', '(2)', '#2', 'option 2', 'two', '2️⃣', '２', '२', 'दो', 'do'])(
    '"%s" is the second option',
    (typed) => {
      const customer = chat().starts().taps('@sell').says(typed);
      expect(customer.conversation().stack[0]?.known.category).toBe('laptop');
    },
  );

  it.each(['560038', '98765 43210', 'flat 2', '2024'])('"%s" selects nothing', (typed) => {
    const customer = chat().starts().taps('@sell').says(typed);
    expect(customer.conversation().stack[0]?.known.category).toBeUndefined();
  });

  it.each(['laptop', 'Laptop', 'लैपटॉप', 'lapto', 'laptpo', 'notebook'])('"%s" is the laptop', (typed) => {
    const customer = chat().starts().taps('@sell').says(typed);
    expect(customer.conversation().stack[0]?.known.category).toBe('laptop');
  });

  it('S0-12 S0-20: shows popular brands first, and more on the next page', () => {
    const customer = atBrand();
    const first = customer.choices();
    expect(first).toHaveLength(8);
    expect(first.slice(0, 4)).toEqual(['apple', 'samsung', 'oneplus', 'xiaomi']);
    customer.says('9').hears('buyback.ask-brand');
    expect(customer.choices()).not.toEqual(first);
    customer.taps('@previous');
    expect(customer.choices()).toEqual(first);
  });

  it('takes several numbers where several answers may be true', () => {
    const customer = chat().starts().says('iphone 11 128');
    while (
      !customer
        .last()
        .replies.at(-1)
        ?.controls?.some(({ id }) => id === 'done')
    )
      customer.says('1');
    customer.says('2,3').hears('quoting.estimated-price');
    expect(customer.conversation().stack[0]?.known.condition).toMatchObject({
      faults: ['speaker', 'mic'],
    });
  });
});

describe('old keyboards, late answers and bursts', () => {
  it('a tap on an earlier keyboard changes nothing and shows the open question', () => {
    const customer = atBrand();
    const [, category = ''] = customer.conversation().menus;
    customer.waits(60_000).does({ type: 'tap', menu: Number.parseInt(category, 10), index: 1 });
    customer.hears('conversation.stale', 'buyback.ask-brand');
    expect(customer.conversation().stack[0]?.known.category).toBe('phone');
  });

  it('only a second tap on what was just answered is passed over in silence', () => {
    const customer = atBrand();
    const answered = Number.parseInt(customer.conversation().menus[1] ?? '', 10);
    const taps = (menu: number) => customer.waits(-4_900).does({ type: 'tap', menu, index: 1 });
    expect(taps(answered).last().replies).toEqual([]);
    taps(answered - 50).hears('conversation.stale', 'buyback.ask-brand');
  });

  it('a button of a keyboard that was never shown is stale', () => {
    atBrand()
      .waits(60_000)
      .does({ type: 'tap', menu: 99, index: 0 })
      .hears('conversation.stale', 'buyback.ask-brand');
    atBrand().does({ type: 'forged' }).hears('conversation.stale', 'buyback.ask-brand');
  });
});
