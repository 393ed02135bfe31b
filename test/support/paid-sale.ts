import { expect } from 'vitest';
import type { Shop } from './open-shop.ts';
import { imei, pickups } from './pickups.ts';
import type { SeeingWalker } from './walker.ts';

/** From the first word to the order, with the number that WhatsApp knows. Gives the order's number. */
export async function sellsOnWhatsapp({ says, taps, offered }: SeeingWalker): Promise<string> {
  await says('iphone 11 128 gb', /Does it turn on/);
  await says('1', /How is the display/);
  await says('1', /back and the sides/);
  await says('1', /battery health/);
  await says('1', /cameras work/);
  await says('1', /Face ID/);
  await says('1', /buttons and ports/);
  await says('1', /anything else not work/);
  await says('1', /Estimated Price/);
  await says('sell now', /full name/);
  await says('Asha Rao', /mobile number/);
  // Whoever writes from a number is asked for no other.
  const known = offered()[0] ?? '';
  expect(known).toBe('+91 98xxxxxx10');
  await taps(known, /pick it up/);
  await says('Flat 12B, Sai Kripa, SV Road, Andheri West', /pincode/);
  await says('400058', /landmark/);
  await says('skip', /When may the partner come/);
  await says('tomorrow morning', /Please check everything/);
  const created = await taps('✅ Create order', /Order created: HT-/);
  return /HT-\w{4}-\w{4}-\w{4}/.exec(created)?.[0] ?? '';
}

/** From the order to the money: the partner at the desk of our people, the customer in their chat. */
export async function isPaid(shop: Shop, walker: SeeingWalker, number: string): Promise<void> {
  const desk = pickups(shop);
  await desk.settled();
  const press = async (type: string, values = {}) => {
    expect(await desk.press(number, type, values), type).toBe('done');
  };
  await press('claim');
  await press('schedule', { slot: await desk.slotOf(number) });
  await press('depart');
  const door = await walker.hears(/door: \d{4}/);
  await press('arrive', { code: /door: (\d{4})/.exec(door)?.[1] ?? '' });
  await press('inspect', { check: 'clean', unlocked: 'yes', identifier: imei });
  await desk.brought('p0');
  await press('add-photos', { 'photo-check': 'p0' });
  await press('submit-inspection');
  await walker.hears(/final price/i);
  const accept = walker.offered().find((label) => /accept/i.test(label)) ?? '';
  await walker.taps(accept, /Where shall we send it/);
  await desk.settled();
  await walker.says('pay me', /UPI/);
  await walker.says('asha.rao@okaxis', /We pay HT-[\s\S]*@okaxis/);
  await desk.settled();
  for (const gate of ['ownership', 'identity']) await press('pass-gate', { gate });
  await press('send-code');
  const code = await walker.hears(/\b\d{6}\b/);
  await press('verify-code', { code: /\b(\d{6})\b/.exec(code)?.[1] ?? '' });
  await walker.hears(/Thank you for selling[\s\S]*from 1 to 5 stars/);
  await walker.says('5', /Thank you for the/);
  await desk.settled();
  expect(await desk.status(number)).toBe('completed');
}
