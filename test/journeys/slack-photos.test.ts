import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { findEvidence } from '#db/evidence/index.ts';
import { inspected, presses } from '../bots/slack/at-the-door.ts';
import { openSlackShop, type SlackShop } from '../bots/slack/open-slack-shop.ts';
import * as at from '../bots/slack/slack-cards.ts';
import { buttons, words } from '../standins/slack/index.ts';
import { aPhoto } from '../support/a-photo.ts';
import { databaseKinds, testDatabase } from '../support/database.ts';

const html = Buffer.from('<!doctype html><title>Sign in to Slack</title>');

describe.each(databaseKinds)('photos chosen in a Slack form, on %s', (kind) => {
  let shop: SlackShop;
  let number = '';
  beforeAll(async () => {
    shop = await openSlackShop(await testDatabase(kind));
  });
  afterAll(() => shop.close());
  // The same device is inspected again: its last order must be over.
  afterEach(() => presses(shop, number, { by: 'meena', type: 'cancel', values: { reason: 'not-buying' } }));

  async function inspecting() {
    const made = await inspected(shop);
    number = made.number;
    return made;
  }
  const priya = () => shop.slack.person('priya');
  async function adds(photos: Readonly<Record<string, string>>) {
    await priya().clicks(await at.cardOf(shop, number), 'Add photos');
    expect(await priya().submits(photos)).toEqual({});
    await shop.settled();
  }
  const told = async () => (await shop.slack.directMessages('priya')).map(words).at(-1) ?? '';
  const isTold = (what: string | RegExp) => expect.poll(told).toMatch(what);
  const missing = async () =>
    /Photos missing:\n((?:• .*\n?)+)/.exec(words(await at.cardOf(shop, number)))?.[1] ?? '';

  it('S0-67 S0-68: the pictures come from Slack and go to the customer with the price, line by line', async () => {
    const { person: customer } = await inspecting();
    shop.slack.file('scratch.jpg', { content: await aPhoto(320, 240) });
    await adds({ 'photo-check': 'check.jpg', 'photo-body': 'scratch.jpg' });
    await expect.poll(missing).toBe('');
    await priya().clicks(await at.cardOf(shop, number), 'Details');
    const pictures =
      priya()
        .modal()
        ?.blocks.filter(({ type }) => type === 'image') ?? [];
    expect(JSON.stringify(pictures)).toMatch(/FCHECKJPG.*FSCRATCHJPG/);
    await priya().closes();
    expect(await presses(shop, number, { by: 'priya', type: 'submit-inspection' })).toBe(
      'operators.done-price-offered',
    );
    await shop.settled();
    const price = customer.last();
    expect(price?.key).toBe('support.price-after-inspection');
    expect(price?.photos).toHaveLength(1);
    const kept = await findEvidence(shop.database, price?.photos?.[0] ?? '');
    expect(kept?.type).toBe('image/jpeg');
    expect(await sharp(kept?.content).metadata()).toMatchObject({ width: 240, height: 320 });
  });

  it('S0-67: a file that is no picture is not taken: the inspector is asked for another, and nothing is lost', async () => {
    await inspecting();
    shop.slack.file('page.jpg', { content: html, mimetype: 'text/html' });
    await adds({ 'photo-check': 'check.jpg', 'photo-body': 'page.jpg' });
    await isTold(new RegExp(`${number}[^]*• [^]*no picture[^]*choose them once more`));
    expect(await missing()).not.toContain('government check');
    expect(await missing()).not.toBe('');
    expect(buttons(await at.cardOf(shop, number))).toContain('Add photos');
    await adds({ 'photo-body': 'better.jpg' });
    await expect.poll(missing).toBe('');
  });

  it('S0-67: a slow or broken Slack does not hold up the press; the photo comes later', async () => {
    await inspecting();
    shop.slack.fail('files.info', { error: 'internal_error', status: 500 });
    shop.slack.fail('download', { status: 503 });
    await adds({ 'photo-check': 'check.jpg', 'photo-body': 'body.jpg' });
    await at.isTold(shop, 'priya', 'on their way from Slack');
    await expect.poll(missing, { timeout: 30_000 }).toBe('');
  });

  it('S0-67: photos for an order that somebody else has are refused before a form is filled in', async () => {
    await inspecting();
    await shop.slack.person('arjun').clicks(await at.cardOf(shop, number), 'Add photos');
    await at.isTold(shop, 'arjun', /Only priya can do that/);
  });
});
