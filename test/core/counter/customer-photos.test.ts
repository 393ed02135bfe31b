import { describe, expect, it } from 'vitest';
import { newConversation } from '#core/conversation/index.ts';
import { badInputs } from '../../support/bad-inputs.ts';
import { chat } from '../../support/transcript.ts';
import { type Chat, commandOf, found, standing as order } from './walks.ts';

const laptop = { ...order, number: 'HT-0000-0000-0000', device: 'Dell XPS 13', category: 'laptop' } as const;
const over = { ...order, status: 'completed' };
const photo = (ref = 'p1', caption?: string) =>
  ({ type: 'media', kind: 'photo', ref, ...(caption === undefined ? {} : { caption }) }) as const;
const lookUp = { type: 'find-orders', matter: 'keep-photo', photos: ['p1'] };
const sends = (customer: Chat, orders: readonly object[], ref = 'p1') =>
  found(customer.does(photo(ref)), 'keep-photo', orders, { photos: [ref] });

describe('a photo that a customer sends', () => {
  it('is looked up to be of an order of theirs, and nothing is said before that is known', () => {
    const customer = chat().starts().does(photo()).hears();
    expect(customer.last().commands).toEqual([lookUp]);
  });

  it('belongs to the only order that is under way, whatever is over', () => {
    const customer = sends(chat().starts(), [order, over]).hears();
    expect(customer.last().commands).toEqual([{ type: 'keep-photos', number: order.number, photos: ['p1'] }]);
  });

  it.each(['offer-made', 'variance-review', 'payment-pending', 'unassigned'])(
    'belongs to an order that is %s',
    (status) => {
      const customer = sends(chat().starts(), [{ ...order, status }]);
      expect(commandOf(customer, 'keep-photos')).toMatchObject({ number: order.number });
    },
  );

  it('of whoever has several orders waits until they say which one it is of', () => {
    const customer = sends(chat().starts(), [order, laptop]).hears('buyback.which-keep-photo');
    expect(customer.choices().slice(0, 2)).toEqual([order.number, laptop.number]);
    const chosen = customer.taps(laptop.number).last().commands;
    expect(chosen).toEqual([{ ...lookUp, number: laptop.number }]);
    const about = { number: laptop.number, photos: ['p1'] };
    const kept = found(customer, 'keep-photo', [order, laptop], about).last().commands;
    expect(kept).toEqual([{ type: 'keep-photos', ...about }]);
  });

  it('of an album waits with the others: one answer is enough for all of them', () => {
    const album = ['p1', 'p2', 'p3'];
    const customer = chat().starts();
    for (const ref of album) sends(customer, [order, laptop], ref).hears('buyback.which-keep-photo');
    expect(customer.says('dell').last().commands).toEqual([
      { type: 'find-orders', matter: 'keep-photo', number: laptop.number, photos: album },
    ]);
  });

  it('is not kept where there is no order under way: that none is needed is said once', () => {
    for (const orders of [[], [over]]) {
      const customer = sends(chat().starts(), orders).hears('buyback.none-keep-photo');
      expect(customer.choices()).toContain('@sell');
      expect(commandOf(customer, 'keep-photos')).toBeUndefined();
    }
  });

  it('in the middle of a sale leaves the question where it is', () => {
    const customer = chat().starts().says('iphone 11 128');
    const asked = customer.last().replies.at(-1)?.key ?? '';
    sends(customer, []).hears('buyback.none-keep-photo', asked);
    expect(customer.says('1').text()).toMatch(/display/);
  });

  it('brings what is written under it, which is heard like any other words', () => {
    const customer = chat().starts().does(photo('p1', 'iphone 11 128 gb'));
    expect(customer.text()).toMatch(/iPhone 11[\s\S]*turn on/);
    expect(commandOf(customer, 'find-orders')).toEqual(lookUp);
    const cancels = chat().starts().does(photo('p1', 'please cancel my order')).last().commands;
    expect(cancels).toEqual([lookUp, { type: 'find-orders', matter: 'cancel-order' }]);
  });

  it('goes to the order while one of our people has the conversation, and its words go to them', () => {
    const customer = chat({}, { ...newConversation('en'), asked: 1, handedOff: 1 });
    customer.does(photo('p1', 'this is the scratch'));
    expect(customer.last().commands).toEqual([lookUp, { type: 'relay', text: 'this is the scratch' }]);
  });

  it('is a greeting when it is the first thing of somebody new', () => {
    chat().does(photo()).hears('conversation.welcome', 'conversation.home');
  });
});

describe('MEDIA: an address that somebody writes', () => {
  const addresses = badInputs('MEDIA').flatMap(({ id, in: given }) =>
    typeof given === 'object' && 'url' in given ? [[id, given.url] as const] : [],
  );

  it('there are some', () => expect(addresses.length).toBeGreaterThan(15));

  it.each(addresses)('%s is a text like any other, alone or under a photo', (_id, url) => {
    const typed = chat().starts().says('iphone 11 128').says(url);
    const under = chat().starts().says('iphone 11 128').does(photo('p1', url));
    expect(under.last().replies.map(({ key }) => key)).toEqual(typed.last().replies.map(({ key }) => key));
    expect(under.last().commands).toEqual([lookUp, ...typed.last().commands]);
    expect(JSON.stringify(typed.last().commands)).not.toContain(url);
  });
});
