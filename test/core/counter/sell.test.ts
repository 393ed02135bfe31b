import { describe, expect, it } from 'vitest';
import { hours, rupees } from '#core/shared/index.ts';
import { copy } from '../../support/shop.ts';
import { chat } from '../../support/transcript.ts';
import { type Chat, commandOf, getsPrice, getsSummary, isAsked, isFlawless } from './walks.ts';

describe('the sell journey', () => {
  it('S0-8 S0-10 S0-16 S0-20 S0-21 S0-22: walks from device type to a created order, one question at a time', () => {
    const customer = chat().starts().hears('conversation.welcome', 'conversation.home');
    customer.taps('@sell').hears('buyback.ask-category').taps('phone').hears('buyback.ask-brand');
    customer.taps('apple').hears('buyback.ask-model').says('iphone 11').hears('buyback.ask-variant');
    isFlawless(customer.says('128'))
      .hears('quoting.estimated-price')
      .taps('sell-now')
      .hears('buyback.ask-name');
    customer.says('Asha Rao').hears('buyback.ask-phone').says('98765 43210').hears('buyback.ask-whatsapp');
    customer.says('same').hears('buyback.ask-address').says('Flat 12B, Sai Kripa, SV Road, Andheri West');
    customer
      .hears('buyback.ask-pincode')
      .says('400058')
      .hears('buyback.ask-landmark')
      .says('opposite SBI Bank');
    customer.hears('buyback.ask-slot').says('kal subah').hears('buyback.summary').taps('create-order');
    customer.hears('buyback.order-created');
    expect(
      customer
        .commands()
        .map(({ type }) => type)
        .filter((type) => type !== 'record'),
    ).toEqual(['keep-quote', 'create-order']);
  });

  it('S0-13: is greeted with free pickup and instant payment', () => {
    chat()
      .starts()
      .reads(/free doorstep pickup, instant payment/);
  });

  it('S0-16: offers the four kinds of device, and no other', () => {
    expect(chat().starts().taps('@sell').choices()).toEqual(['phone', 'laptop', 'macbook', 'tablet']);
  });

  it('S0-53: says with the order what to do before the visit, and what not to do yet', () => {
    getsSummary()
      .taps('create-order')
      .reads(/backup and sign out of every account.*Don't reset it yet/);
  });

  it('S0-53 S0-13: confirms with order number, estimate, device, pickup address and "vendor will call soon"', () => {
    const text = getsSummary().taps('create-order').text();
    expect(text).toMatch(/HT-\w{4}-\w{4}-\w{4}/);
    expect(text).toMatch(/₹13,940.*not final/);
    for (const part of [
      'Apple iPhone 11 128 GB',
      'SV Road',
      '400058',
      'Vendor will call soon',
      'Free doorstep pickup',
    ])
      expect(text).toContain(part);
  });

  it('S0-9: the link that led here is kept with the order as first touch', () => {
    const customer = chat().starts('source=google&medium=cpc&campaign=diwali').starts('ref_asha');
    const order = commandOf(
      getsSummary(isFlawless(customer.says('iphone 11 128'))).taps('create-order'),
      'create-order',
    );
    expect(order?.order.source).toMatchObject({ entry: 'google-ads', source: 'google', campaign: 'diwali' });
  });

  it.each([
    [undefined, 'direct'],
    ['ads', 'google-ads'],
    ['source-google__medium-cpc', 'google-ads'],
    ['medium=organic', 'seo'],
    ['social', 'social'],
    ['ref_asha', 'referral'],
    ['play', 'app-store'],
    ['app_banner', 'app-store'],
  ])('S0-9: who comes by the link %j has come by %s', (payload, entry) => {
    expect(chat().starts(payload).conversation().source).toMatchObject({ entry });
  });

  it('S0-14: every stage from the entry to the price is recorded, with how the person found the way', () => {
    const recorded = (customer: Chat) =>
      customer.commands().flatMap((command) => (command.type === 'record' ? [command] : []));
    expect(recorded(getsPrice())).toMatchObject([
      { name: 'entered', about: { entry: 'direct' } },
      { name: 'sale_started', about: { by: 'menu' } },
      { name: 'price_shown', about: { category: 'phone' } },
    ]);
    const byWords = chat().starts('ads').says('iphone 11 128').says('samsung s21 fe');
    expect(recorded(byWords).map(({ name, about }) => [name, about.by])).toEqual([
      ['entered', undefined],
      ['sale_started', 'words'],
    ]);
  });

  it('S0-57: an order of high value is flagged', () => {
    const dear = getsSummary(isFlawless(chat().starts().says('iphone 16 pro max 1tb'))).taps('create-order');
    const order = commandOf(dear, 'create-order')?.order;
    expect(order?.quote.breakdown.estimate).toBeGreaterThan(rupees(40_000));
    expect(order?.highValue).toBe(true);
  });

  it('S0-28 S0-34: says "not final" wherever a price is shown', () => {
    expect(getsPrice().text()).toMatch(/not the final price/);
    expect(getsSummary().text()).toMatch(/not final/);
    const order = { number: 'HT-7K3F-9M2Q-XY4A', device: 'iPhone 11', price: { paise: rupees(13_940) } };
    expect(copy.write('en', { key: 'buyback.sms-order-created', params: order })).toMatch(
      /Estimated Price ₹13,940 \(not final/,
    );
  });
});

describe('questions about the condition', () => {
  it('S0-25 S0-26: show their options in words, in both languages', () => {
    const customer = chat().starts().says('iphone 11 128').says('1');
    const labels = (locale: string) =>
      (customer.last().replies.at(-1)?.choices ?? []).map(({ label }) => copy.label(locale, label));
    expect(labels('en')).toContain('One or more cracks, even hairline');
    for (const label of [...labels('en'), ...labels('hi')]) expect(label).not.toMatch(/^questions\./);
  });

  it('S0-26: lets several faults be ticked one by one, and unticked', () => {
    const customer = chat().starts().says('iphone 11 128');
    while (
      !customer
        .last()
        .replies.at(-1)
        ?.controls?.some(({ id }) => id === 'done')
    )
      customer.says('1');
    customer
      .taps('speaker')
      .reads(/Does anything else/)
      .taps('mic')
      .taps('speaker')
      .taps('done')
      .hears('quoting.estimated-price');
    expect(customer.conversation().stack[0]?.known).toMatchObject({ condition: { faults: ['mic'] } });
  });
});

describe('jumping ahead', () => {
  it('S0-11: a device that is named at the start skips the questions it answers', () => {
    chat().starts().says('iphone 11 128').hears('buyback.found-device', 'buyback.ask-condition-hint');
    const [found] = chat().starts().says('macbook air m1 8gb 256gb').last().replies;
    expect(String(found?.params?.device)).toMatch(/^MacBook Air M1 .*8 GB/);
    expect(String(found?.params?.device)).not.toContain('M1 M1');
  });

  it.each([
    ['laptop', 'सैमसंग', 'samsung'],
    ['laptop', 'एचपी', 'hp'],
    ['phone', 'शाओमी', 'xiaomi'],
    ['tablet', 'लेनोवो', 'lenovo'],
  ])('S0-18: of a %s “%s” is the brand, in its own letters', (category, typed, brand) => {
    const customer = chat().starts().taps('@sell').taps(category).says(typed).hears('buyback.ask-model');
    expect(customer.conversation().stack[0]?.known).toMatchObject({ category, brand });
  });

  it('S0-11: a name that several devices have shows which, and takes none of them', () => {
    const customer = chat().starts().says('samsung galaxy').hears('buyback.which-of-these');
    expect(customer.choices().length).toBeGreaterThan(1);
    expect(customer.conversation().stack[0]?.known.model).toBeUndefined();
  });

  it('S0-22: a storage that the model was not sold with is no variant of it', () => {
    const customer = chat().starts().taps('@sell').taps('phone').taps('apple').says('iphone 11');
    customer.hears('buyback.ask-variant').says('512');
    expect(customer.last().replies.at(-1)?.key).toBe('buyback.ask-variant');
    customer.says('128').hears('buyback.ask-condition-hint');
  });

  it('S0-11: a device named in the middle of another sale replaces it and keeps what still applies', () => {
    const customer = chat().starts().says('iphone 11 128').says('1').says('2');
    customer.says('samsung galaxy s21 fe').reads(/S21 FE/);
    expect(customer.conversation().stack[0]?.known).toMatchObject({
      brand: 'samsung',
      condition: { power: ['yes'], display: ['scratched'] },
    });
  });
});

describe('changing one thing', () => {
  it('S0-19: "change brand" asks brand, model and variant again, and keeps the condition', () => {
    const customer = getsPrice()
      .says('change brand')
      .hears('buyback.ask-brand')
      .taps('samsung')
      .says('galaxy s21 fe');
    customer.taps(customer.choices()[0] ?? '').hears('quoting.estimated-price');
  });

  it('asks only what depends on it: a new name leads straight back to the summary', () => {
    getsSummary()
      .taps('edit')
      .taps('@change:name')
      .hears('buyback.ask-name')
      .says('Ravi')
      .hears('buyback.summary')
      .reads(/Ravi/);
  });

  it('S0-19: another category keeps the answers that it asks too', () => {
    const customer = chat()
      .starts()
      .says('iphone 11 128')
      .says('1')
      .says('2')
      .says('change category')
      .taps('tablet');
    customer.taps('apple').taps(customer.choices()[0] ?? '');
    if (isAsked(customer, 'buyback.ask-variant')) customer.taps(customer.choices()[0] ?? '');
    expect(customer.conversation().stack[0]?.known.condition).toMatchObject({ power: ['yes'] });
    customer.hears(...customer.last().replies.map(({ key }) => key)).reads(/3\//);
  });

  it('goes back one question at a time, out of the address into the question before it', () => {
    const customer = getsPrice().taps('sell-now').says('Asha Rao').says('98765 43210').says('same');
    customer
      .hears('buyback.ask-address')
      .says('back')
      .hears('buyback.ask-whatsapp')
      .says('पीछे')
      .hears('buyback.ask-phone');
  });

  it('takes an edit of the last text as a new answer to its question', () => {
    const customer = getsPrice().taps('sell-now').says('Asha Roa', 'm1').hears('buyback.ask-phone');
    customer.edits('Asha Rao', 'm1').hears('buyback.ask-phone');
    expect(customer.conversation().stack[0]?.known.name).toBe('Asha Rao');
  });
});

describe('prices that age', () => {
  it('S0-31: an expired price is not accepted: the new one is shown and asked again', () => {
    const customer = getsPrice().waits(hours(73)).taps('sell-now').hears('quoting.refreshed-price');
    customer.taps('sell-now').hears('buyback.ask-name');
    expect(customer.commands().filter(({ type }) => type === 'keep-quote')).toHaveLength(2);
  });

  it('S0-31 S0-43: a summary that is days old creates no order: the new price and a coming time are asked first', () => {
    const customer = getsSummary().waits(hours(240)).taps('create-order').hears('quoting.refreshed-price');
    customer.taps('sell-now').hears('buyback.summary').taps('create-order');
    customer.hears('buyback.slot-gone', 'buyback.ask-slot').says('tomorrow morning').hears('buyback.summary');
    const order = commandOf(customer.taps('create-order'), 'create-order')?.order;
    expect(order?.slot.from).toBeGreaterThan(order?.at ?? 0);
    expect(order?.quote.validUntil).toBeGreaterThan(order?.at ?? 0);
  });

  it('S0-33: says nothing of a reminder once the device is sold, and never twice', () => {
    const customer = getsPrice().taps('remind-me').taps('remind-me');
    const due = {
      type: 'due',
      timer: 'quote-reminder',
      data: commandOf(customer, 'set-timer')?.data,
    } as const;
    customer.does(due).hears('buyback.reminder', 'quoting.estimated-price').does(due).hears();
    const sold = getsPrice().taps('remind-me');
    const later = { ...due, data: commandOf(sold, 'set-timer')?.data };
    getsSummary(sold).taps('create-order').does(later).hears();
  });

  it('S0-33: reminds when asked to, before the price expires', () => {
    const customer = getsPrice().taps('remind-me').hears('buyback.will-remind', 'quoting.estimated-price');
    const timer = commandOf(customer, 'set-timer');
    expect(timer?.at).toBeLessThan(customer.conversation().askedAt + hours(72));
    customer
      .does({ type: 'due', timer: 'quote-reminder', data: timer?.data })
      .hears('buyback.reminder', 'quoting.estimated-price');
  });
});
