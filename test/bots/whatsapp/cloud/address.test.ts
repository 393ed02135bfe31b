import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Conversation } from '#core/conversation/index.ts';
import { formatted, type Person, type WhatsappCloud } from '../../../standins/whatsapp-cloud/index.ts';
import { testDatabase } from '../../../support/database.ts';
import { openShop, type Shop } from '../../../support/open-shop.ts';
import { openWhatsapp, phoneNumberId } from '../../../support/open-whatsapp.ts';
import { positionOf } from '../../../support/position-of.ts';

const closing: (() => Promise<unknown>)[] = [];
const within = { within: 15_000 };
let shop: Shop;
let graph: WhatsappCloud;
let asha: Person;

beforeEach(async () => {
  shop = await openShop(await testDatabase('pglite'));
  closing.push(() => shop.close());
  ({ graph, asha } = await openWhatsapp(shop.counter, closing, { addressForm: true }));
});
afterEach(async () => {
  expect(graph.verdict()).toEqual([]);
  for (const close of closing.splice(0).reverse()) await close();
});

/** To the question for the address. */
async function sellsUpToAddress(): Promise<void> {
  const answers: readonly (readonly [says: string, until: RegExp])[] = [
    ['iphone 11 128 gb', /Does it turn on/],
    ['no', /Estimated Price/],
    ['sell now', /full name/],
    ['Asha Rao', /mobile number/],
    ['98765 43210', /pick it up|WhatsApp on the same number/],
  ];
  for (const [says, until] of answers) {
    await asha.says(says);
    await asha.hears(until, within);
  }
  if (!/pick it up/.test(asha.messages.at(-1)?.text ?? '')) {
    await asha.says('same');
    await asha.hears(/pick it up/, within);
  }
}

const filled = {
  name: 'Asha Rao',
  phone_number: '+919876543210',
  in_pin_code: '400058',
  house_number: '12B',
  floor_number: '3',
  tower_number: '',
  building_name: 'Sai Kripa',
  address: 'SV Road, Andheri West',
  landmark_area: 'behind Shoppers Stop',
  city: 'Mumbai',
  state: 'Maharashtra',
};

async function known() {
  const at = await positionOf<Conversation>(shop.database, `whatsapp:${phoneNumberId}:${asha.number}`);
  return at?.stack.flatMap((frame) => [frame.known, frame.known.place]) ?? [];
}

const forms = () =>
  graph.calls.flatMap(({ body }) => (body.type === 'interactive' ? [body.interactive] : []));

describe("Meta's form for an Indian address", { timeout: 60_000 }, () => {
  it('S0-41: has the name and the number filled in, and the question in words above it', async () => {
    await sellsUpToAddress();
    expect(asha.messages.at(-1)?.type).toBe('address_message');
    expect(asha.messages.at(-1)?.text).toMatch(/full address[\s\S]*Back/);
    await expect.poll(forms, { interval: 5 }).toContainEqual({
      type: 'address_message',
      body: { text: asha.messages.at(-1)?.text },
      action: {
        name: 'address_message',
        parameters: { country: 'IN', values: { name: 'Asha Rao', phone_number: '+919876543210' } },
      },
    });
    // Who has an app that cannot show it types.
    await asha.says('Flat 12B, Sai Kripa, SV Road, Andheri West');
    await asha.hears(/pincode/, within);
  });

  it('S0-41: fills address, pincode and landmark in one go', async () => {
    await sellsUpToAddress();
    await asha.fillsIn(filled);
    await asha.hears(/When may the partner come/, within);
    expect(await known()).toContainEqual(
      expect.objectContaining({
        address: '12B, 3, Sai Kripa, SV Road, Andheri West, Mumbai',
        pincode: '400058',
        landmark: 'behind Shoppers Stop',
      }),
    );
  });

  it('S0-41: asks again for what is wrong alone, and keeps the rest', async () => {
    await sellsUpToAddress();
    await asha.fillsIn({ ...filled, in_pin_code: '999999' });
    const { text } = await asha.hears(/pincode/i, within);
    expect(formatted(text).text).not.toMatch(/full address/);
    await asha.says('400058');
    await asha.hears(/When may the partner come/, within);
    expect(await known()).toContainEqual(
      expect.objectContaining({ pincode: '400058', landmark: 'behind Shoppers Stop' }),
    );
  });

  it('S0-41: asks for the address again, with its pincode filled in, when only that is too little', async () => {
    await sellsUpToAddress();
    await asha.fillsIn({ in_pin_code: '400058', address: 'x', landmark_area: 'behind Shoppers Stop' });
    await asha.hears(/full address/, within);
    const isFilledIn = () => JSON.stringify(forms().at(-1)).includes('"in_pin_code":"400058"');
    await expect.poll(isFilledIn, { interval: 5 }).toBe(true);
    await asha.says('Flat 12B, Sai Kripa, SV Road, Andheri West');
    await asha.hears(/When may the partner come/, within);
  });

  it('answers a form that is none, or that means harm, and is as it was before', async () => {
    await sellsUpToAddress();
    const hostile = ['', '{', 'null', '[]', '7', '"x"', '{"values":[]}', '{"__proto__":{"address":"x"}}'];
    for (const json of [...hostile, '{"values":{"address":{"toString":1}}}', '['.repeat(100_000)]) {
      const heard = asha.messages.length;
      await asha.fillsIn(json);
      await expect.poll(() => asha.messages.length, { timeout: 15_000, interval: 5 }).toBeGreaterThan(heard);
    }
    await asha.fillsIn({ ...filled, address: 'SV Road '.repeat(50_000) });
    await asha.hears(/300|long/i, within);
    await asha.fillsIn(filled);
    await asha.hears(/When may the partner come/, within);
  });

  it('is not sent again where Meta refuses it: words and the place ask instead', async () => {
    graph.fault({ on: 'address', code: 131009 });
    await sellsUpToAddress();
    expect(asha.messages.at(-1)?.type).toBe('location_request_message');
  });

  it('is shown to nobody whose number is not Indian', async () => {
    asha = graph.person({ number: '4915112345678', name: 'Mia' });
    await sellsUpToAddress();
    expect(asha.messages.map(({ type }) => type)).not.toContain('address_message');
  });
});
