import { afterAll, beforeAll, expect, it } from 'vitest';
import { words } from '../../standins/slack/index.ts';
import { badTexts } from '../../support/bad-inputs.ts';
import { testDatabase } from '../../support/database.ts';
import { openSlackShop, type SlackShop } from './open-slack-shop.ts';
import { post, pressOf } from './presses.ts';
import { cardOf, order } from './slack-cards.ts';

let shop: SlackShop;
beforeAll(async () => {
  shop = await openSlackShop(await testDatabase('pglite'));
});
afterAll(() => shop.close());

/** What Slack would make more of than text: mentions, links, emphasis, code, quotes. */
const live = /<[!@#a-z]|(?<![A-Za-z0-9])[*_~](?=\S)|`|^>/m;
/** The bold that is ours. */
const ours = /\u200B\*|\*\u200B/g;

it('S0-37: a customer’s name is only ever text on the card, whatever is in it', async () => {
  const user = shop.slack.person('priya').id;
  const names = badTexts('MARK').map(({ in: name }) => name);
  expect(names.length).toBeGreaterThan(30);
  const made: { number: string; name: string }[] = [];
  for (const name of names) {
    const phone = `+9176${String(10_000_000 + made.length)}`;
    const { number } = await order(shop, { customer: { name, phone } });
    await post(shop, pressOf(shop, { user, action: 'claim', number }));
    made.push({ number, name });
  }
  await shop.settled();
  const seen: string[] = [];
  for (const { number, name } of made) {
    const card = await cardOf(shop, number);
    const raw = (card.blocks ?? []).flatMap(({ text }) => text?.text ?? []).join('\n');
    expect(raw, name).toContain('Customer:');
    expect(raw.replace(ours, ''), name).not.toMatch(live);
    seen.push(words(card));
  }
  expect(seen.join('\n')).toContain('Customer: *x < y > z & w*');
  // Slack took every one of them.
  const refused = shop.slack.calls.filter(({ answer }) => answer !== 'lost' && !answer.ok);
  expect(refused).toEqual([]);
}, 120_000);
