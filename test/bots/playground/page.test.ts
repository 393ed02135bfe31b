import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createCopy } from '#prompts/index.ts';
import { launchBrowser } from '../../support/chromium.ts';
import { faint, listen, type Visit, visit } from './browser.ts';
import { type Playground, playground } from './harness.ts';
import { scriptedShop } from './scripted-shop.ts';

const copy = createCopy();
const hostile = '<img src=x onerror="document.title=1"><b>bold</b> & “quotes”';

describe('the page of the playground, before a scripted shop', () => {
  let browser: Browser;
  let here: Playground;
  let shop: Awaited<ReturnType<typeof scriptedShop>>;
  let server: Awaited<ReturnType<typeof listen>>;
  let visits: Visit[] = [];

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  beforeEach(async () => {
    here = playground(copy);
    shop = await scriptedShop(here);
    server = await listen(here.app);
  });
  afterEach(async () => {
    for (const { close } of visits.splice(0)) await close();
    await here.channel.stop();
    await server.close();
  });

  const open = async (query = '?as=asha&lang=en', options?: Parameters<typeof visit>[2]): Promise<Page> => {
    const made = await visit(browser, `http://127.0.0.1:${server.port}/${query}`, options);
    visits = [...visits, made];
    await made.page.locator('.answers').waitFor();
    await made.page.locator('.card').first().waitFor({ state: 'attached' });
    return made.page;
  };
  const complaints = () => visits.flatMap((each) => each.complaints);
  const bubbles = (page: Page) => page.locator('.bubble:not(.writing) .words');
  const says = async (page: Page, text: string) => {
    await page.getByLabel('Message', { exact: true }).fill(text);
    await page.keyboard.press('Enter');
  };
  const reads = (page: Page, text: string) => page.getByText(text).first().waitFor();
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

  it('opens the chat by itself, says who is there, and complains of nothing', async () => {
    const page = await open();
    expect(await bubbles(page).count()).toBe(2);
    expect(await page.locator('.bubble b').first().textContent()).toBe('Namaste! This is Haat.');
    expect(await page.locator('#presence').textContent()).toBe('Online');
    expect(await page.locator('#language').textContent()).toBe('Chat in English');
    expect(await page.locator('.banner').textContent()).toContain('simulated SMS');
    expect(complaints()).toEqual([]);
  });

  it('shows hostile words as words, everywhere', async () => {
    const page = await open();
    await says(page, hostile);
    await reads(page, 'Echo from our team');
    const [own, echoed] = (await bubbles(page).allTextContents()).slice(-2);
    expect(own).toContain(hostile);
    expect(echoed).toContain(hostile);
    expect(await page.locator('.bubble img, .card i').count()).toBe(0);
    expect(await page.title()).toBe('Haat playground');
    expect(complaints()).toEqual([]);
  });

  it('puts the next question in the place of the one that was tapped', async () => {
    const page = await open();
    await button(page, 'Sell a device').click();
    await reads(page, 'What would you like to sell?');
    expect(await bubbles(page).count()).toBe(2);
    expect(await page.getByText('What would you like to do?').count()).toBe(0);
    expect(await page.locator('.answers button').allTextContents()).toEqual(['Phone', 'Laptop', '↩ Back']);
  });

  it('takes a button once, and says that the shop is writing until it answers', async () => {
    const page = await open();
    const release = shop.hold();
    await button(page, 'Sell a device').click();
    await page.locator('.writing').waitFor();
    expect(await button(page, 'Sell a device').count()).toBe(0);
    release();
    await reads(page, 'What would you like to sell?');
    expect(await page.locator('.writing').count()).toBe(0);
    expect(shop.heard.filter(({ event }) => event.type === 'tap')).toHaveLength(1);
  });

  it('gives words back that did not go out, and the buttons too', async () => {
    const page = await open();
    shop.breaks();
    await button(page, 'Sell a device').click();
    await page.getByRole('alert').waitFor();
    await button(page, 'Sell a device').waitFor();
    await says(page, 'a word');
    await expect.poll(() => page.getByLabel('Message', { exact: true }).inputValue()).toBe('a word');
    expect(await page.getByText('a word').count()).toBe(0);
    shop.mends();
    await page.keyboard.press('Enter');
    await reads(page, 'Echo from our team');
    expect(await page.getByRole('alert').isVisible()).toBe(false);
  });

  it('can be sold at with the keyboard alone', async () => {
    const page = await open();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.type('hello');
    await page.keyboard.press('Enter');
    await reads(page, 'Echo from our team');
    for (let i = 0; i < 4; i++) {
      await page.keyboard.press('Shift+Tab');
      if (await focused(page, '.answers button')) break;
    }
    expect(await outline(page)).toBe('solid');
    await page.keyboard.press('Enter');
    await reads(page, 'What would you like to sell?');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Phone');
    expect(await outline(page)).toBe('solid');
    await page.keyboard.press('Enter');
    await reads(page, 'Your mobile number?');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.type')).toBe('tel');
    await page.keyboard.press('Enter');
    await reads(page, 'My number: +91 98765 43210');
    expect(shop.heard.at(-1)?.event).toEqual({ type: 'contact', phone: '+91 98765 43210', own: true });
  });

  it('shares a place and a photo that never leaves the browser', async () => {
    const page = await open();
    await button(page, 'Share a number, place or photo').click();
    await button(page, 'Location').click();
    await page.getByLabel('Where are you?').selectOption('Leh, Ladakh');
    await button(page, 'Share').click();
    await expect.poll(() => shop.heard.at(-1)?.event).toMatchObject({ type: 'location', latitude: 34.1526 });
    await button(page, 'Share a number, place or photo').click();
    await button(page, 'Photo').click();
    await page
      .getByLabel('Choose a photo')
      .setInputFiles({ name: 'p.png', mimeType: 'image/png', buffer: pixel });
    await button(page, 'Share').click();
    await expect.poll(() => page.evaluate(`document.querySelector('img.photo')?.naturalWidth`)).toBe(1);
    expect(shop.heard.at(-1)?.event).toMatchObject({ type: 'media', kind: 'photo' });
    expect(complaints()).toEqual([]);
  });

  it('keeps the chat over a reload, and tells what a link carried once', async () => {
    const page = await open('?as=asha&lang=en&utm_source=ig&utm_medium=social');
    expect(shop.heard.map(({ event }) => event)).toEqual([
      { type: 'start', payload: 'utm_source=ig&utm_medium=social' },
    ]);
    expect(page.url()).not.toContain('utm_');
    await says(page, 'remember me');
    await reads(page, 'Echo from our team');
    await page.reload();
    await reads(page, 'remember me');
    expect(await bubbles(page).count()).toBe(4);
    expect(shop.heard).toHaveLength(2);
  });

  it('has a chat for each customer, and marks the one that has news', async () => {
    const page = await open();
    await button(page, '+ New customer').or(button(page, 'New customer')).click();
    await expect.poll(() => bubbles(page).count()).toBe(2);
    await says(page, 'I am somebody else');
    await reads(page, 'Echo from our team');
    await shop.say('playground:local:asha', [{ key: 'conversation.help' }]);
    await page.locator('.person .dot').waitFor();
    await page.locator('[data-customer=asha]').click();
    await reads(page, 'You can write to me at any time');
    expect(await page.getByText('I am somebody else').count()).toBe(0);
    expect(await page.locator('.person .dot').count()).toBe(0);
  });

  it('connects again after a break and shows what was said meanwhile', async () => {
    const page = await open();
    const [away] = await Promise.all([
      page.locator('#presence[data-state=offline]').waitFor(),
      Promise.resolve(server.cut()),
      shop.say('playground:local:asha', [{ key: 'conversation.help' }]),
    ]);
    expect(away).toBeUndefined();
    await reads(page, 'You can write to me at any time');
    await page.locator('#presence[data-state=online]').waitFor();
    expect(await bubbles(page).count()).toBe(3);
  });

  it('goes on after the shop was started anew: the old words are gone, the place in the sale is not', async () => {
    const memory = new Map<string, number>();
    const knows = async (conversation: string) => memory.has(conversation);
    await here.channel.stop();
    await server.close();
    here = playground(copy, { knows });
    shop = await scriptedShop(here, memory);
    server = await listen(here.app);
    const page = await open();
    await button(page, 'Sell a device').click();
    await reads(page, 'What would you like to sell?');
    await here.channel.stop();
    await server.close();
    await page.locator('#presence[data-state=offline]').waitFor();
    here = playground(copy, { knows });
    shop = await scriptedShop(here, memory);
    server = await listen(here.app, server.port);
    await page.locator('#presence[data-state=online]').waitFor();
    await expect
      .poll(() => page.locator('.answers button').allTextContents())
      .toEqual(['Phone', 'Laptop', '↩ Back']);
    expect(await bubbles(page).count()).toBe(2);
    await button(page, 'Phone').click();
    await reads(page, 'Your mobile number?');
  });

  it('shows operators the orders, and lets one of two have each', async () => {
    const page = await open();
    const card = page.locator('.card', { hasText: 'iPhone 13' });
    await card.getByRole('button', { name: 'Both press Claim' }).click();
    await page.getByText('Ravi: HT-7K3F-9M2Q-XY4A is yours').waitFor();
    expect(await page.locator('#answer').textContent()).toContain('Meena: Ravi was first');
    await page.locator('.timeline li', { hasText: 'Ravi · claimed it' }).waitFor();
    await page.getByRole('button', { name: /My orders 1/ }).click();
    await card.getByText('+91 98765 43210').waitFor();
    await page.getByText('Meena', { exact: true }).click();
    await page.getByText('Nothing here right now.').waitFor();
    expect(complaints()).toEqual([]);
  });

  it('asks what an action needs to know, and does nothing when the operator thinks better of it', async () => {
    const page = await open();
    const card = page.locator('.card', { hasText: 'iPhone 13' });
    await card.getByRole('button', { name: 'Claim', exact: true }).click();
    await page.getByRole('button', { name: /My orders 1/ }).click();
    await card.getByRole('button', { name: 'Log a call' }).click();
    await page.getByLabel('What came of it?').selectOption('No answer');
    await page.keyboard.press('Escape');
    expect(here.board.pressed).toHaveLength(1);
    await card.getByRole('button', { name: 'Log a call' }).click();
    await page.getByLabel('What came of it?').selectOption('No answer');
    await button(page, 'Go ahead').click();
    await page.getByText('is logged').waitFor();
    expect(here.board.pressed.at(-1)?.action).toEqual({
      type: 'log-call',
      subject: 'HT-7K3F-9M2Q-XY4A',
      values: { outcome: 'no-answer' },
    });
    expect(await focused(page, '[data-focus=log-call]')).toBe(true);
  });

  it('shows at once what was sent outside, and that it was not really', async () => {
    const page = await open();
    await page.getByText('Nothing yet.').waitFor();
    here.board.dispatch({ id: 'd1', kind: 'sms', provider: 'log', summary: 'order-created', result: 'sent' });
    await page.locator('.sent li', { hasText: 'order-created' }).waitFor();
    expect(await page.locator('.sent li').textContent()).toContain('simulated · sent');
  });

  it('fits a phone: no part of it is wider than 390 points', async () => {
    const page = await open(undefined, {
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    });
    await says(page, `${'a'.repeat(300)} https://${'b'.repeat(200)}`);
    await reads(page, 'Echo from our team');
    for (const part of ['Chat', 'Board', 'Sent']) {
      await page.locator('.views').getByRole('button', { name: part }).click();
      expect(await page.evaluate('document.documentElement.scrollWidth'), part).toBe(390);
      expect(await page.locator('main > :visible').count()).toBe(1);
    }
  });

  it.each(['light', 'dark'] as const)('is easy to read in the %s', async (colorScheme) => {
    const page = await open(undefined, { colorScheme });
    await says(page, 'hello');
    await reads(page, 'Echo from our team');
    await button(page, 'Sell a device').click();
    await page.locator('.card .pick').first().click();
    here.board.dispatch({
      id: 'd1',
      kind: 'email',
      provider: 'log',
      summary: 'order-created',
      result: 'sent',
    });
    await page.locator('.sent li').waitFor();
    await page.locator('.card').first().getByRole('button', { name: 'Claim', exact: true }).click();
    await page.locator('#answer p').waitFor();
    expect(await faint(page)).toEqual([]);
    const paper = await page.evaluate('getComputedStyle(document.body).backgroundColor');
    expect(paper).toBe(colorScheme === 'light' ? 'rgb(244, 241, 234)' : 'rgb(22, 21, 19)');
  });

  it('speaks Hindi when asked to, with the same parts', async () => {
    const page = await open('?as=asha&lang=hi');
    expect(await page.evaluate('document.documentElement.lang')).toBe('hi');
    expect(await page.locator('#tabs').textContent()).toContain(
      copy.label('hi', { key: 'operators.board-mine' }),
    );
    expect(shop.heard[0]?.sender).toEqual({ language: 'hi' });
    expect(complaints()).toEqual([]);
  });
});

const focused = (page: Page, selector: string): Promise<boolean> =>
  page.evaluate<boolean>(`document.activeElement.matches('${selector}')`);

const outline = (page: Page): Promise<string> =>
  page.evaluate<string>('getComputedStyle(document.activeElement).outlineStyle');

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);
