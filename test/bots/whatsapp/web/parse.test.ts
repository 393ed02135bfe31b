import { describe, expect, it } from 'vitest';
import { conversationOf, parse, personIn } from '#bots/whatsapp/web/parse.ts';
import type { Said } from '#bots/whatsapp/web/protocol.ts';

const own = '912240000000';
const now = 1_800_000_000_000;
const said = (change: Partial<Said> = {}): Said => ({
  id: 'false_919876543210@c.us_AC01',
  what: 'message',
  own,
  from: '919876543210@c.us',
  at: now - 1_000,
  type: 'chat',
  body: 'iphone 11',
  name: 'Asha',
  phone: '919876543210',
  hasMedia: false,
  cards: [],
  ...change,
});
const eventOf = (change: Partial<Said>) => parse(said(change), now)?.event;

describe('what comes over WhatsApp Web', () => {
  it('is a turn of one person with one number of ours', () => {
    expect(parse(said({ quoted: 'AC00' }), now)).toEqual({
      id: 'whatsapp-web:912240000000:false_919876543210@c.us_AC01',
      conversation: 'whatsapp-web:912240000000:919876543210@c.us',
      at: now - 1_000,
      event: { type: 'text', text: 'iphone 11' },
      sender: { name: 'Asha', phone: '+919876543210' },
      about: 'AC00',
      message: 'false_919876543210@c.us_AC01',
    });
  });

  it('tells no number of who is known by an id of WhatsApp only', () => {
    const hidden = said({ from: '7700@lid', phone: undefined });
    expect(parse(hidden, now)).toMatchObject({
      conversation: 'whatsapp-web:912240000000:7700@lid',
      sender: { name: 'Asha' },
    });
    expect(parse(hidden, now)?.sender).not.toHaveProperty('phone');
  });

  it('is of now when a clock runs ahead', () => {
    expect(parse(said({ at: now + 60_000 }), now)?.at).toBe(now);
  });

  it.each([
    ['image', 'photo'],
    ['video', 'video'],
    ['ptt', 'voice'],
    ['audio', 'voice'],
    ['document', 'document'],
    ['sticker', 'sticker'],
    ['poll_creation', 'other'],
    ['payment', 'other'],
  ] as const)('%s is a medium of its kind', (type, kind) => {
    expect(eventOf({ type, hasMedia: true, body: '' })).toEqual({ type: 'media', kind, ref: said().id });
  });

  it('keeps the words under a picture', () => {
    expect(eventOf({ type: 'image', hasMedia: true, body: 'this one' })).toMatchObject({
      caption: 'this one',
    });
  });

  it('is a place, where somebody sends one', () => {
    const place = { latitude: 19.1, longitude: 72.8 };
    expect(eventOf({ type: 'location', place })).toEqual({ type: 'location', ...place });
  });

  it.each([
    ['TEL;type=CELL;waid=919876543210:+91 98765 43210', { phone: '+919876543210', own: true }],
    ['item1.TEL;waid=918888888888:+91 88888 88888', { phone: '+91 88888 88888', own: false }],
    ['TEL:022 4000 0000', { phone: '022 4000 0000', own: false }],
  ])('a card with %s is the sender’s own only by WhatsApp’s word', (line, contact) => {
    const card = `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Asha\r\n${line}\r\nEND:VCARD`;
    expect(eventOf({ type: 'vcard', body: card, cards: [card] })).toEqual({ type: 'contact', ...contact });
  });

  it('a card without a number is something else', () => {
    expect(eventOf({ type: 'vcard', cards: ['BEGIN:VCARD\nFN:Asha\nEND:VCARD'] })).toMatchObject({
      kind: 'other',
    });
  });

  it('reads a basket line by line', () => {
    expect(eventOf({ type: 'order', body: '', basket: ['1 × iPhone 11', '2 × Case'] })).toEqual({
      type: 'text',
      text: '1 × iPhone 11\n2 × Case',
    });
  });

  it('is a tap, for a vote on a menu of ours, and nothing on a poll that somebody else sent', () => {
    const vote = { poll: 'poll_3EB0', option: 2 };
    const voted = { ...said({ type: 'vote', body: '', vote }) };
    expect(parse({ ...voted, menu: 7 }, now)?.event).toEqual({ type: 'tap', menu: 7, index: 2 });
    expect(parse(voted, now)).toBeUndefined();
  });

  it('is an edit, each further one a delivery of its own, or is taken back', () => {
    const edits = ['iphone 12', 'iphone 13', 'iphone 12'].map((body) =>
      parse(said({ what: 'edit', body }), now),
    );
    expect(edits[0]).toMatchObject({ event: { type: 'edited', text: 'iphone 12' }, about: said().id });
    expect(edits[0]?.id).toBe(edits[2]?.id);
    expect(edits[0]?.id).not.toBe(edits[1]?.id);
    expect(parse(said({ what: 'revoke', body: '' }), now)).toMatchObject({ event: { type: 'deleted' } });
  });

  it('finds whom a conversation is with, and refuses those of other numbers', () => {
    expect(personIn(own, conversationOf(own, '7700@lid'))).toBe('7700@lid');
    expect(personIn('911111111111', conversationOf(own, '7700@lid'))).toBeUndefined();
    expect(personIn(own, `whatsapp:${own}:7700@lid`)).toBeUndefined();
  });
});
