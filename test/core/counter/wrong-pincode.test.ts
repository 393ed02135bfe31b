import { describe, expect, it } from 'vitest';
import { chat } from '../../support/transcript.ts';
import { type Chat, commandOf, found, getsPrice, getsSummary } from './walks.ts';

const andheri = 'Flat 12B, Sai Kripa, SV Road, Andheri West';
const atAddress = () =>
  getsPrice().taps('sell-now').says('Asha Rao').says('98765 43210').says('same').hears('buyback.ask-address');
const atLandmark = () => atAddress().says(andheri).says('400058').hears('buyback.ask-landmark');
const atSlot = () => atLandmark().says('skip').hears('buyback.ask-slot');
const known = (customer: Chat) => customer.conversation().stack.at(-1)?.known ?? {};

const wrong = [
  'oops wrong pincode',
  'change pincode',
  'pincode galat hai',
  'galat pincode de diya',
  'i gave the wrong pincode',
  'पिनकोड गलत है',
];
const right = ['wrong pincode it is 560038', 'galat pincode, sahi 560038 hai', 'पिनकोड ५६००३८ है'];

describe('S0-41: a pincode that was wrong', () => {
  it.each(wrong)('“%s” asks for it alone, wherever the sale stands after it', (words) => {
    for (const [customer, next] of [
      [atLandmark(), 'buyback.ask-slot'],
      [atSlot(), 'buyback.ask-slot'],
      [getsSummary(), 'buyback.summary'],
    ] as const) {
      customer.says(words).hears('buyback.ask-pincode');
      customer.says('400050').hears('buyback.ask-landmark').says('skip').hears(next);
      expect(known(customer)).toMatchObject({ place: { address: andheri, pincode: '400050' } });
    }
  });

  it.each(right)('“%s” is the pincode from now on, and no landmark', (words) => {
    for (const customer of [atLandmark(), atSlot(), getsSummary()]) {
      customer.says(words);
      expect(customer.last().replies.at(-1)?.key).toBe('buyback.ask-landmark');
      expect(customer.text()).toContain('560038');
      customer.says('skip');
      expect(known(customer)).toMatchObject({ place: { address: andheri, pincode: '560038' } });
    }
  });

  it('may be told before the address, which is asked for still', () => {
    const customer = atAddress()
      .says('pincode 400050')
      .hears('buyback.pincode-kept', 'buyback.ask-address')
      .says(andheri);
    customer.hears('buyback.ask-landmark').reads('400050');
  });

  it.each(['near Pin Mandir', 'opposite 400 Beds Hospital', 'not pincode 400050'])(
    '“%s” stays a landmark',
    (words) => {
      expect(known(atLandmark().says(words))).toMatchObject({
        place: { pincode: '400058', landmark: words },
      });
    },
  );

  it('is the one that was typed, however near another is', () => {
    const customer = atAddress().says('Flat 12B, Sai Kripa, MG Road 400053, 400058').says('400050');
    expect(known(customer)).toMatchObject({ pincode: '400050' });
  });

  it('is asked back where a name was asked for', () => {
    const customer = getsPrice().taps('sell-now').says('wrong pincode it is 560038');
    customer.hears('buyback.is-this-right');
  });
});

describe('S0-41 S0-45: a pincode and an address that name two places', () => {
  const inPune = () => atAddress().says('Flat 12B, Sai Kripa, MG Road, Pune').says('400058');

  it('is asked about once, and kept by whoever means it', () => {
    for (const words of ['yes', 'haan sahi hai', 'keep it']) {
      const customer = inPune()
        .hears('buyback.ask-which-place')
        .reads(/Pune.*400058.*Mumbai/);
      customer.says(words).hears('buyback.ask-landmark').says('skip').hears('buyback.ask-slot');
    }
  });

  it('is changed by whoever does not, who is never asked again', () => {
    for (const words of ['no', 'change the pincode', 'nahi']) {
      const customer = inPune().says(words).hears('buyback.ask-pincode');
      customer.says('400050').hears('buyback.ask-landmark').reads('400050');
    }
    inPune().says('411001').hears('buyback.ask-landmark').reads('411001');
  });

  it('offers the pincode that the address itself names', () => {
    const customer = atAddress().says('Flat 12B, Sai Kripa, MG Road 560038, 560008').says('400058');
    customer.hears('buyback.ask-which-place').taps('other-pincode').hears('buyback.ask-landmark');
    expect(known(customer)).toMatchObject({ pincode: '560008' });
  });

  it('is asked about for an order that stands as well', () => {
    const customer = found(chat().starts(), 'change-address');
    customer.says('Flat 7, Lake View, MG Road, बेंगलुरु').says('400058').hears('buyback.ask-which-place');
    customer.taps('keep-pincode').says('skip');
    expect(commandOf(customer, 'change-address')?.place.pincode).toBe('400058');
  });

  it.each([
    ['Flat 12B, Sai Kripa, Old Delhi Road, Andheri', '400058'],
    ['Shop 3, opposite Bank of Baroda', '400058'],
    ['Flat 9, Sector 15, Vashi, Navi Mumbai', '400703'],
    ['12 Camp, Pune, Maharashtra 411001', ''],
    ['4 Brigade Road, Bangalore - 560001', ''],
    ['Flat 2, Ashok Nagar, Delhi NCR Colony', '400058'],
    ['7 Salt Lake, Kolkata, India', '700091'],
    ['3 MG Road, Gurgaon, Delhi', '110001'],
  ])('“%s” with %s agrees, and nothing is asked', (address, pincode) => {
    const customer = atAddress().says(address);
    (pincode === '' ? customer : customer.says(pincode)).hears('buyback.ask-landmark');
  });
});
