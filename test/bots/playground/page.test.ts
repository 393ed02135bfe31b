import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { bubbles, button, focused, reads, says, stage } from './stage.ts';

const hostile = '<img src=x onerror="document.title=1"><b>bold</b> & “quotes”';

describe('the chat on the page of the playground, before a scripted shop', () => {
  const { complaints, open, serve, serving, stop } = stage();

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
    const release = serving().shop.hold();
    await button(page, 'Sell a device').click();
    await page.locator('.writing').waitFor();
    expect(await button(page, 'Sell a device').count()).toBe(0);
    release();
    await reads(page, 'What would you like to sell?');
    expect(await page.locator('.writing').count()).toBe(0);
    expect(serving().shop.heard.filter(({ event }) => event.type === 'tap')).toHaveLength(1);
  });

  it('gives words back that did not go out, and the buttons too', async () => {
    const page = await open();
    serving().shop.breaks();
    await button(page, 'Sell a device').click();
    await page.getByRole('alert').waitFor();
    await button(page, 'Sell a device').waitFor();
    await says(page, 'a word');
    await expect.poll(() => page.getByLabel('Message', { exact: true }).inputValue()).toBe('a word');
    expect(await page.getByText('a word').count()).toBe(0);
    serving().shop.mends();
    await page.keyboard.press('Enter');
    await reads(page, 'Echo from our team');
    expect(await page.getByRole('alert').isVisible()).toBe(false);
  });

  it('can be sold at with the keyboard alone', async () => {
    const page = await open();
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the chat');
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
    expect(serving().shop.heard.at(-1)?.event).toEqual({
      type: 'contact',
      phone: '+91 98765 43210',
      own: true,
    });
  });

  it('shares a place and a photo that never leaves the browser', async () => {
    const page = await open();
    await button(page, 'Share a number, place or photo').click();
    await button(page, 'Location').click();
    await page.getByLabel('Where are you?').selectOption('Leh, Ladakh');
    await button(page, 'Share').click();
    await expect
      .poll(() => serving().shop.heard.at(-1)?.event)
      .toMatchObject({ type: 'location', latitude: 34.1526 });
    await button(page, 'Share a number, place or photo').click();
    await button(page, 'Photo').click();
    await page
      .getByLabel('Choose a photo')
      .setInputFiles({ name: 'p.png', mimeType: 'image/png', buffer: pixel });
    await button(page, 'Share').click();
    await expect.poll(() => page.evaluate(`document.querySelector('img.photo')?.naturalWidth`)).toBe(1);
    expect(serving().shop.heard.at(-1)?.event).toMatchObject({ type: 'media', kind: 'photo' });
    expect(complaints()).toEqual([]);
  });

  it('keeps the chat over a reload, and tells what a link carried once', async () => {
    const page = await open('?as=asha&lang=en&utm_source=ig&utm_medium=social');
    expect(serving().shop.heard.map(({ event }) => event)).toEqual([
      { type: 'start', payload: 'utm_source=ig&utm_medium=social' },
    ]);
    expect(page.url()).not.toContain('utm_');
    await says(page, 'remember me');
    await reads(page, 'Echo from our team');
    await page.reload();
    await reads(page, 'remember me');
    expect(await bubbles(page).count()).toBe(4);
    expect(serving().shop.heard).toHaveLength(2);
  });

  it('has a chat for each customer, and marks the one that has news', async () => {
    const page = await open();
    await button(page, '+ New customer').or(button(page, 'New customer')).click();
    await expect.poll(() => bubbles(page).count()).toBe(2);
    await says(page, 'I am somebody else');
    await reads(page, 'Echo from our team');
    await serving().shop.say('playground:local:asha', [{ key: 'conversation.help' }]);
    await page.locator('.person .dot').waitFor();
    await page.locator('[data-customer=asha]').click();
    await reads(page, 'You can write to me at any time');
    expect(await page.getByText('I am somebody else').count()).toBe(0);
    expect(await page.locator('.person .dot').count()).toBe(0);
  });

  it('keeps what somebody has begun to write for them alone', async () => {
    const page = await open();
    const message = page.getByLabel('Message', { exact: true });
    await message.fill('half a sentence');
    await button(page, '+ New customer').or(button(page, 'New customer')).click();
    expect(await message.inputValue()).toBe('');
    await message.fill('of another');
    await page.locator('[data-customer=asha]').click();
    expect(await message.inputValue()).toBe('half a sentence');
  });

  it('connects again after a break and shows what was said meanwhile', async () => {
    const page = await open();
    const [away] = await Promise.all([
      page.locator('#presence[data-state=offline]').waitFor(),
      Promise.resolve(serving().server.cut()),
      serving().shop.say('playground:local:asha', [{ key: 'conversation.help' }]),
    ]);
    expect(away).toBeUndefined();
    await reads(page, 'You can write to me at any time');
    await page.locator('#presence[data-state=online]').waitFor();
    expect(await bubbles(page).count()).toBe(3);
  });

  it('goes on after the shop was started anew: the old words are gone, the place in the sale is not', async () => {
    const memory = new Map<string, number>();
    await stop();
    await serve({ memory });
    const page = await open();
    await button(page, 'Sell a device').click();
    await reads(page, 'What would you like to sell?');
    const { port } = serving().server;
    await stop();
    await page.locator('#presence[data-state=offline]').waitFor();
    await serve({ memory, port });
    await page.locator('#presence[data-state=online]').waitFor();
    await expect
      .poll(() => page.locator('.answers button').allTextContents())
      .toEqual(['Phone', 'Laptop', '↩ Back']);
    await reads(page, 'We go on where you stopped');
    expect(await bubbles(page).count()).toBe(2);
    await button(page, 'Phone').click();
    await reads(page, 'Your mobile number?');
  });
});

const outline = (page: Page): Promise<string> =>
  page.evaluate<string>('getComputedStyle(document.activeElement).outlineStyle');

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);
