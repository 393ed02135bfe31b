import { describe, expect, it } from 'vitest';
import { chat } from '../../support/transcript.ts';

/** Straight answers to every question of a phone in good condition, up to the price. */
function getsPrice() {
  const customer = chat().starts().taps('@sell').taps('phone').taps('apple').says('iphone 11').says('128');
  while (customer.last().replies.at(-1)?.key.startsWith('buyback.ask-condition')) customer.says('1');
  return customer.hears('quoting.estimated-price');
}

describe('selling a phone', () => {
  it('S0-8 S0-10 S0-16: walks from device type to the estimated price', () => {
    const c = getsPrice().says('sell now').hears('buyback.ask-name').says('Asha Rao').hears('buyback.ask-phone');
    c.says('98765 43210').hears('buyback.ask-whatsapp').says('same').hears('buyback.ask-address');
    c.says('Flat 12B, Sai Kripa, SV Road, Andheri West').hears('buyback.ask-pincode').says('400058').hears('buyback.ask-landmark');
    c.says('skip').hears('buyback.ask-slot');
    console.error(c.text(), c.last().replies.at(-1)?.choices?.length);
    c.says('tomorrow morning').hears('buyback.summary');
    console.error(c.text(), c.choices());
    c.says('create order').hears('buyback.order-created');
    console.error(c.text(), c.choices(), JSON.stringify(c.commands()).length);
    expect(c.commands().map(({ type }) => type)).toEqual(['record', 'keep-quote', 'create-order']);
  });
});
