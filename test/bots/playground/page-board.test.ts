import { describe, expect, it } from 'vitest';
import { faint } from './browser.ts';
import { button, copy, focused, reads, says, stage } from './stage.ts';

describe('the board on the page of the playground, and the page as a whole', () => {
  const { complaints, open, serving } = stage();

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

  it('keeps who one works as over a reload', async () => {
    const page = await open();
    const meena = page.getByRole('radio', { name: 'Meena' });
    expect(await meena.isChecked()).toBe(false);
    await page.getByText('Meena', { exact: true }).click();
    await page.reload();
    await page.locator('.card').first().waitFor({ state: 'attached' });
    expect(await meena.isChecked()).toBe(true);
  });

  it('asks what an action needs to know, and does nothing when the operator thinks better of it', async () => {
    const page = await open();
    const card = page.locator('.card', { hasText: 'iPhone 13' });
    await card.getByRole('button', { name: 'Claim', exact: true }).click();
    await page.getByRole('button', { name: /My orders 1/ }).click();
    await card.getByRole('button', { name: 'Log a call' }).click();
    await page.getByLabel('What came of it?').selectOption('No answer');
    await page.keyboard.press('Escape');
    expect(serving().board.pressed).toHaveLength(1);
    await card.getByRole('button', { name: 'Log a call' }).click();
    await page.getByLabel('What came of it?').selectOption('No answer');
    await button(page, 'Go ahead').click();
    await page.getByText('is logged').waitFor();
    expect(serving().board.pressed.at(-1)?.action).toEqual({
      type: 'log-call',
      subject: 'HT-7K3F-9M2Q-XY4A',
      values: { outcome: 'no-answer' },
    });
    expect(await focused(page, '[data-focus=log-call]')).toBe(true);
  });

  it('names the card that an answer is about, and takes it away when something else is begun', async () => {
    const page = await open();
    const answer = page.locator('#answer');
    await page
      .locator('.card', { hasText: 'iPhone 13' })
      .getByRole('button', { name: 'Claim' })
      .first()
      .click();
    await answer.getByText('HT-7K3F-9M2Q-XY4A is yours').waitFor();
    expect(await answer.locator('.about').textContent()).toContain('iPhone 13');
    const other = page.locator('.card', { hasText: 'MacBook Air' });
    await other.getByRole('button', { name: 'Cancel order' }).click();
    expect(await answer.textContent()).toBe('');
    await page.keyboard.press('Escape');
    expect(await answer.textContent()).toBe('');
  });

  it('S0-51: finds one order and each list by the words that Slack takes, and closes what was found', async () => {
    const page = await open();
    const command = page.getByLabel('Ask for something by name');
    const asks = async (text: string) => {
      await command.fill(text);
      await page.keyboard.press('Enter');
    };
    const found = page.locator('#found .card');
    await asks('/order HT-2D8W-4H6R-PQ9C');
    await found.getByText('MacBook Air').first().waitFor();
    await found.getByRole('button', { name: 'Close' }).click();
    expect(await found.count()).toBe(0);
    expect(await focused(page, '#command')).toBe(true);
    await asks('/order HT-2D8W-4H6R-PQ9C');
    await found.waitFor();
    await page.keyboard.press('Escape');
    expect(await found.count()).toBe(0);
    await asks('/orders waiting for cx');
    await page.locator('#cards').getByText('Samsung Galaxy S21').waitFor();
    await asks('/orders nowhere');
    await page.locator('#answer').getByText('unassigned, mine, waiting').waitFor();
    await asks('/order');
    await page.locator('#answer').getByText('Write /order and the number').waitFor();
    expect(complaints()).toEqual([]);
  });

  it('S0-3: shows a long answer in a place of its own, which closes at any point of it', async () => {
    const page = await open();
    await page.getByLabel('Ask for something by name').fill('/funnel');
    await page.keyboard.press('Enter');
    const found = page.locator('#found');
    await found.getByText('Funnel of the last 7 days').waitFor();
    const tabs = await page.locator('#tabs').boundingBox();
    expect((tabs?.y ?? 800) + (tabs?.height ?? 0)).toBeLessThan(800);
    expect((await page.locator('#cards').boundingBox())?.height).toBeGreaterThan(100);
    await found.focus();
    await page.keyboard.press('End');
    await expect
      .poll(() => page.evaluate<number>("document.querySelector('#found').scrollTop"))
      .toBeGreaterThan(0);
    const close = found.getByRole('button', { name: 'Close' });
    expect((await close.boundingBox())?.y).toBeGreaterThan((await found.boundingBox())?.y ?? 800);
    await close.click();
    expect(await found.isVisible()).toBe(false);
    expect(complaints()).toEqual([]);
  });

  it('shows every tab whole on a phone, without scrolling sideways', async () => {
    const page = await open(undefined, { viewport: { width: 320, height: 700 } });
    await page.locator('.views').getByRole('button', { name: 'Board' }).click();
    const tabs = await page.locator('.tab').all();
    expect(tabs).toHaveLength(3);
    for (const tab of tabs) {
      const box = await tab.boundingBox();
      expect((box?.x ?? 320) + (box?.width ?? 0)).toBeLessThanOrEqual(320);
    }
  });

  it('opens all of the only order of a list, with its story beside it, unless somebody closes that', async () => {
    const page = await open();
    const details = page.locator('#cards details[data-part=details]');
    expect(await details.first().getAttribute('open')).toBe(null);
    await page.getByRole('button', { name: /Waiting for CX/ }).click();
    await page.getByText('Timeline of HT-5T1N-8V3B-KL7E').waitFor();
    expect(await details.getAttribute('open')).not.toBe(null);
    await details.locator('summary').click();
    await button(page, 'Claim').click();
    await page.locator('#answer p').waitFor();
    expect(await details.getAttribute('open')).toBe(null);
  });

  it('shows at once what was sent outside, and that it was not really', async () => {
    const page = await open();
    await page.getByText('Nothing yet.').waitFor();
    serving().board.dispatch({
      id: 'd1',
      kind: 'sms',
      provider: 'log',
      summary: 'order-created',
      result: 'sent',
    });
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
      const sideways = `getComputedStyle(n).overflowX === 'auto' && n.scrollWidth > n.clientWidth`;
      const found = `[...document.querySelectorAll('main > *')].filter((n) => ${sideways}).map((n) => n.id)`;
      expect(await page.evaluate(found), part).toEqual([]);
    }
  });

  it('always has room for one more customer', async () => {
    const page = await open(undefined, { viewport: { width: 390, height: 844 } });
    const more = page.getByRole('button', { name: 'New customer' });
    for (let n = 0; n < 4; n++) {
      await more.click();
      await page.locator('.answers').waitFor();
    }
    for (const shown of [more, page.locator('.person[aria-current]')]) {
      const box = await shown.boundingBox();
      expect(box?.x).toBeGreaterThanOrEqual(0);
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390);
    }
  });

  it.each(['light', 'dark'] as const)('is easy to read in the %s', async (colorScheme) => {
    const page = await open(undefined, { colorScheme });
    await says(page, 'hello');
    await reads(page, 'Echo from our team');
    await button(page, 'Sell a device').click();
    await page.locator('.card .pick').first().click();
    serving().board.dispatch({
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
    expect(serving().shop.heard[0]?.sender).toEqual({ language: 'hi' });
    expect(complaints()).toEqual([]);
  });
});
