import { expect } from 'vitest';
import { formatted, type Person } from '../standins/whatsapp-cloud/index.ts';

/** From the first word to the order, with the number that WhatsApp knows. */
export async function sellsOnWhatsapp(asha: Person): Promise<string> {
  const answers: readonly (readonly [says: string, until: RegExp])[] = [
    ['iphone 11 128 gb', /Does it turn on/],
    ['1', /How is the display/],
    ['1', /back and the sides/],
    ['1', /battery health/],
    ['1', /cameras work/],
    ['1', /Face ID/],
    ['1', /buttons and ports/],
    ['1', /anything else not work/],
    ['1', /Estimated Price/],
    ['sell now', /full name/],
    ['Asha Rao', /mobile number/],
  ];
  for (const [says, until] of answers) {
    await asha.says(says);
    await asha.hears(until, { within: 15_000 });
  }
  // Whoever writes from a number is asked for no other.
  const known = asha.messages.at(-1)?.buttons[0]?.title ?? '';
  expect(known).toBe('+91 98xxxxxx10');
  await asha.taps(known);
  await asha.hears(/pick it up/);
  for (const [says, until] of [
    ['Flat 12B, Sai Kripa, SV Road, Andheri West', /pincode/],
    ['400058', /landmark/],
    ['skip', /When may the partner come/],
    ['tomorrow morning', /Please check everything/],
  ] as const) {
    await asha.says(says);
    await asha.hears(until, { within: 15_000 });
  }
  await asha.taps('✅ Create order');
  const text = formatted((await asha.hears(/Order created: HT-/)).text).text;
  return /HT-\w{4}-\w{4}-\w{4}/.exec(text)?.[0] ?? '';
}
