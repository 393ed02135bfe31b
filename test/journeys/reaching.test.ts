import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dispatchesOf } from '#db/dispatches/index.ts';
import { proveOnce } from '#db/orders/index.ts';
import { plain } from '#prompts/index.ts';
import { databaseKinds, testDatabase } from '../support/database.ts';
import { aNetwork, codeIn } from '../support/network.ts';
import { openShop, type Shop, sellsPhone } from '../support/open-shop.ts';
import { asha, pickups } from '../support/pickups.ts';

const another = (code: string): string => (code === '123456' ? '654321' : '123456');

describe.each(databaseKinds)('reaching a customer, on %s', { timeout: 120_000 }, (kind) => {
  const { sms, texts, newest } = aNetwork();
  let shop: Shop;
  let desk: ReturnType<typeof pickups>;
  beforeAll(async () => {
    shop = await openShop(await testDatabase(kind), { sms });
    desk = pickups(shop);
  });
  afterAll(() => shop.close());

  const numberOf = (phone: string) => `+91${phone.replace(/\D/g, '')}`;
  const lines = async (number: string) => {
    const found = await shop.counter.operators.read({ text: number, by: asha, where: 'window' });
    const shown = found.ok ? found.value.lines : [];
    return shown.map(({ key, params }) => `${key} ${String(params?.phone ?? '')}`);
  };

  it('S0-46: the number of an order is checked by a code that is read in the chat, and operators see it', async () => {
    const { number, customer } = await desk.sold();
    expect(customer.text()).toContain('Are both on the phone that you sell?');
    const phone = [...texts].reverse().find(({ text }) => text.includes(number))?.to ?? '';
    expect(await desk.press(number, 'claim')).toBe('done');
    expect(await lines(number)).toContain(`operators.card-number-unproven ${phone}`);
    await customer.says('please check my number');
    await desk.settled();
    expect(customer.last()?.key).toBe('buyback.ask-number-code');
    const code = codeIn(newest(phone));
    expect(newest(phone)).toContain('releases no money');
    expect(customer.text()).not.toContain(code);
    await customer.says(another(code));
    await desk.settled();
    expect(customer.text()).toContain('not the code I sent');
    await customer.says(`the code is ${code}`);
    await desk.settled();
    expect(customer.text()).toContain('is checked');
    expect(await lines(number)).toContain(`operators.card-number-proven ${phone}`);
    await customer.says('check my number');
    await desk.settled();
    expect(customer.text()).toContain('checked already');
    const kept = await shop.database.query(
      'select e.data::text, o.customer from order_events e join orders o using (number)',
    );
    expect(JSON.stringify(kept)).not.toContain(code);
  });

  it('S0-46: a code that is typed after the order was cancelled is answered, and breaks nothing', async () => {
    const { number, customer } = await desk.sold();
    await customer.says('check my number');
    await desk.settled();
    expect(customer.last()?.key).toBe('buyback.ask-number-code');
    expect(await desk.press(number, 'cancel', { reason: 'not-buying' })).toBe('done');
    await customer.says('123456');
    await desk.settled();
    expect(customer.text()).toContain(`No code is needed for ${number} any more.`);
  });

  it('S0-46 S1: a code for a number is sent three times a day, and given up after five wrong tries', async () => {
    const { customer } = await desk.sold();
    for (let n = 0; n < 3; n++) {
      await customer.says('verify my number');
      await desk.settled();
    }
    const to = texts.at(-1)?.to ?? '';
    const code = codeIn(newest(to));
    for (let n = 0; n < 5; n++) {
      await customer.says(another(code));
      await desk.settled();
    }
    await customer.says(code);
    await desk.settled();
    expect(customer.last()?.key).toBe('support.number-code-tries');
    const sent = texts.length;
    await customer.taps(String(customer.last()?.choices?.[0]?.id));
    await desk.settled();
    expect(customer.last()?.key).toBe('support.number-codes-over');
    expect(texts).toHaveLength(sent);
  });

  it('S0-46 S0-70: who sells the phone that the code comes to gives a second number, and the code goes there', async () => {
    const { number, customer } = await desk.sold();
    const own = texts.at(-1)?.to ?? '';
    await customer.taps(`@second-number:${number}`);
    await desk.settled();
    expect(customer.text()).toContain('iPhone 11');
    expect(customer.text()).not.toContain(own.slice(-10));
    await customer.says('12345');
    expect(customer.text()).toContain('10 digits');
    await customer.says('98200 11223');
    await desk.settled();
    expect(customer.text()).toContain('+91 98xxxxxx23');
    await customer.taps(`@verify-number:${number}`);
    await desk.settled();
    await customer.says(codeIn(newest(numberOf('98200 11223'))));
    await desk.settled();
    expect(customer.text()).toContain('+91 98xxxxxx23 is checked');

    expect(await desk.press(number, 'claim')).toBe('done');
    expect(await lines(number)).toContain('operators.card-number-proven +919820011223');
    expect(await desk.press(number, 'schedule', { slot: await desk.slotOf(number) })).toBe('done');
    expect(customer.text()).toContain('+91 98xxxxxx23');
    expect(await desk.press(number, 'depart')).toBe('done');
    const code = /door: (\d{4})/.exec(customer.text())?.[1] ?? '';
    expect(await desk.press(number, 'arrive', { code })).toBe('done');
    await desk.accepted({ number, customer }, '353918058201266');
    expect(await desk.press(number, 'send-code')).toBe('done');
    const paying = desk.paymentCode({ number, customer });
    expect(newest('+919820011223')).toContain(paying);
    expect(texts.filter(({ to, text }) => to === own && text.includes(paying))).toEqual([]);
    expect(await desk.press(number, 'verify-code', { code: paying })).toBe('done');
    await customer.says('second number');
    await desk.settled();
    expect(customer.last()?.key).toBe('buyback.cannot-second-number');
  });

  it('S0-46: a wrong number of an order is corrected in the chat, once the right one is proven', async () => {
    const { number, customer } = await desk.sold();
    const wrong = [...texts].reverse().find(({ text }) => text.includes(number))?.to ?? '';
    const right = '+919820077889';
    expect(await desk.press(number, 'claim')).toBe('done');
    expect(await desk.press(number, 'log-call', { outcome: 'wrong-number' })).toBe('done');
    await customer.taps(`@correct-number:${number}`);
    await desk.settled();
    expect(customer.last()?.key).toBe('buyback.ask-right-number');
    await customer.says('it is 98200-77889');
    await desk.settled();
    expect(customer.text()).toContain('+91 98xxxxxx89');
    const code = codeIn(newest(right));
    await customer.says(another(code));
    await desk.settled();
    expect(customer.text()).toContain('+91 98xxxxxx89');
    expect(await lines(number)).toContain(`operators.card-number-unproven ${wrong}`);
    await customer.says(code);
    await desk.settled();
    expect(customer.last()?.key).not.toBe('support.number-proven');
    expect(customer.text()).toContain('+91 98xxxxxx89</b> is the number'.replace('</b>', ''));
    expect(await lines(number)).toContain(`operators.card-number-proven ${right}`);
    const story = await shop.counter.operators.timeline(number, asha);
    const told = story.map((line) => plain(shop.counter.copy.write('en', line)));
    expect(told.filter((line) => line.includes('phone number was corrected'))).toHaveLength(1);
    expect(told.join()).not.toMatch(/9820077889/);
    const same = await shop.database.query(
      'select count(*)::int as found from orders where phone_hash = (select phone_hash from orders where number = $1)',
      [number],
    );
    expect(same).toEqual([{ found: 1 }]);
    await customer.says('my number is wrong, it is 98200 77889');
    await desk.settled();
    expect(customer.text()).toContain('keeps the number');
  });

  it('S0-46 S1: one number gets five codes a day, however many orders name it', async () => {
    const phone = '98200 77881';
    const to = numberOf(phone);
    const codes = () => texts.filter((text) => text.to === to && text.text.includes('releases no money'));
    const asked = async () => {
      const { number, customer } = await desk.sold();
      await customer.taps(`@second-number:${number}`);
      await desk.settled();
      await customer.says(phone);
      await desk.settled();
      for (let n = 0; n < 2; n++) {
        await customer.says('verify my number');
        await desk.settled();
      }
      return customer;
    };
    for (let order = 0; order < 2; order++) expect((await asked()).last()?.key).toContain('ask-number-code');
    const last = await asked();
    expect(codes()).toHaveLength(5);
    expect(last.last()?.key).toBe('support.number-codes-today');
    expect(last.last()?.choices?.map(({ id }) => id)).toContain('@agent');
    const kept = await shop.database.query("select id from inbound where id like 'number-code:%'");
    expect(JSON.stringify(kept)).not.toContain('98200');
  });

  it('S0-49 S1: a number is told of five new orders a day by SMS, whoever makes more', async () => {
    const phone = '98200 55667';
    const made: string[] = [];
    for (let n = 0; n < 6; n++) made.push(await sellsPhone(shop.person(`floods-${n}`), phone));
    await desk.settled();
    const told = texts.filter(({ to }) => to === numberOf(phone)).map(({ text }) => text);
    expect(told).toHaveLength(5);
    expect(told.join()).not.toContain(made[5]);
    const sent = await dispatchesOf(shop.database, made[5] ?? '');
    expect(sent.find(({ kind }) => kind === 'sms')?.result).toMatch(/^not sent/);
  });

  it('S0-46: a step of proving a number that is done again sends no second code and counts no second try', async () => {
    const { number, customer } = await desk.sold();
    const { conversation } = customer;
    const at = Date.now();
    const wants = async (id: string, event: Parameters<typeof proveOnce>[1]['event']) => {
      for (let n = 0; n < 3; n++)
        await proveOnce(shop.counter.store, { id, conversation, number, event, at });
      await shop.database.query('update outbox set leased_until = null');
      shop.counter.outbox.nudge();
      await desk.settled();
    };
    const before = texts.length;
    await wants('again-1', { type: 'prove-number', of: 'phone', code: '482913' });
    expect(texts.slice(before).map(({ text }) => codeIn(text))).toEqual(['482913']);
    await wants('again-2', { type: 'type-number-code', code: '111111' });
    await wants('again-3', { type: 'type-number-code', code: '482913' });
    expect(customer.text()).toContain('is checked');
    const moves = await shop.database.query<{ event: string }>(
      "select event from order_events where number = $1 and event like '%number%' order by sequence",
      [number],
    );
    expect(moves.map(({ event }) => event)).toEqual([
      'prove-number',
      'wrong-number-code',
      'type-number-code',
    ]);
    const heard = shop.heard(conversation).flatMap(({ replies }) => replies.map(({ key }) => key));
    expect(heard.filter((key) => key.startsWith('support.number-proven'))).toHaveLength(1);
    expect(heard).not.toContain('support.number-code-old');
  });

  it('S0-38 S0-46: who has not claimed an order sees no second number, and the stored order shows none', async () => {
    const { number, customer } = await desk.sold();
    await customer.says('second number');
    await desk.settled();
    await customer.says('98200 44556');
    await desk.settled();
    const card = await shop.counter.operators.find(number, asha);
    expect(JSON.stringify(card)).not.toMatch(/9820044556|xx56/);
    const [row] = await shop.database.query('select o::text as everything from orders o where number = $1', [
      number,
    ]);
    expect(row?.everything).not.toContain('9820044556');
    await customer.says('second number');
    await desk.settled();
    await customer.says('my own number');
    await desk.settled();
    expect(customer.last()?.key).toBe('support.codes-to-phone');
  });
});
