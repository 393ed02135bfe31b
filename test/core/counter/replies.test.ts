import { describe, expect, it } from 'vitest';
import { hours } from '#core/shared/index.ts';
import { fromOurTeam } from '#core/support/index.ts';
import { chat } from '../../support/transcript.ts';
import { commandOf, getsSummary } from './walks.ts';

const ordered = () => getsSummary().taps('create-order').hears('buyback.order-created');
const written = (customer = ordered()) =>
  customer.does({ type: 'news', says: [fromOurTeam('Meera', 'Is the box there as well?')] });

describe('S0-72: what a customer answers to one of our people', () => {
  it('reaches them, though nobody had taken the conversation over', () => {
    const customer = written().says('yes, box and charger both, otp 482913');
    customer.hears('conversation.reply-passed-on');
    expect(commandOf(customer, 'open-item')).toMatchObject({ kind: 'handoff' });
    expect(commandOf(customer, 'relay')?.text).toMatch(/^yes, box and charger both/);
    expect(commandOf(customer, 'relay')?.text).not.toContain('482913');
    customer.says('and the bill');
    expect(customer.commands().filter(({ type }) => type === 'relay')).toHaveLength(2);
    expect(customer.commands().filter(({ type }) => type === 'open-item')).toHaveLength(1);
  });

  it('leaves commands, questions and devices to the counter', () => {
    written().says('track').says('sell').hears('buyback.ask-category');
    written().says('is pickup free').hears('support.faq-pickup-free', 'conversation.home');
    written().says('iphone 12 128 gb').reads(/1\/8/);
  });

  it('is a new matter a day later, and nothing is passed on that nobody asked for', () => {
    const customer = written().waits(hours(25)).says('box is there');
    expect(commandOf(customer, 'relay')).toBeUndefined();
    expect(commandOf(chat().starts().says('box is there'), 'relay')).toBeUndefined();
  });
});
