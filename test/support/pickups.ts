import { expect } from 'vitest';
import { findEvidence, keepEvidence } from '#db/evidence/index.ts';
import { plain } from '#prompts/index.ts';
import { anImei } from './an-imei.ts';
import { type Shop, type ShopPerson, sellsPhone } from './open-shop.ts';
import { seenMark } from './seen-mark.ts';
import { settled as allDone } from './settled.ts';

export const asha = { account: 'test:asha', name: 'Asha' };
export const ravi = { account: 'test:ravi', name: 'Ravi' };
export const imei = '356938035643809';

export type Sold = { readonly number: string; readonly customer: ShopPerson };
type Values = Readonly<Record<string, string>>;

let sales = 0;

/** What customers say, and what they are answered. */
const talking = (settled: () => Promise<void>) => ({
  /** The key of what is answered, once everything that it sets off is done. */
  says: async (customer: ShopPerson, text: string) => {
    await customer.says(text);
    await settled();
    return customer.last()?.key;
  },
  offered: (customer: ShopPerson) => customer.last()?.choices?.map(({ id }) => id) ?? [],
});

/** Pictures that the partner has brought. */
const bringing =
  (shop: Shop) =>
  async (...ids: readonly string[]) => {
    for (const id of ids) {
      if (await findEvidence(shop.database, id)) continue;
      const content = Buffer.from('a picture');
      await keepEvidence(shop.database, {
        id,
        type: 'image/png',
        content,
        by: asha.account,
        at: Date.now(),
      });
    }
  };

type OldPress = readonly [
  number: string,
  type: string,
  seen: string | undefined,
  by?: typeof asha,
  values?: Values,
];

/** What is pressed at the desk of our people, and what their cards say. */
function pressing(shop: Shop) {
  const settled = () => allDone(shop);
  const card = async (number: string, by = asha) => {
    const found = await shop.counter.operators.find(number, by);
    if (!found.ok) throw new Error(found.reason.key);
    return found.value;
  };
  return {
    settled,
    card,
    ...talking(settled),
    brought: bringing(shop),
    /** What the card shows of what is decided about, for `presses` later. */
    seen: (number: string, type: string, by = asha) =>
      seenMark(shop.counter.operators, { type, subject: number }, by),
    /** On a card that was drawn before: with the mark that it carried then. */
    pressesOld: async (...[number, type, seen, by = asha, values = {}]: OldPress) => {
      const told = await shop.counter.operators.act({ type, subject: number, seen, values }, by);
      await settled();
      return { key: told.ok ? 'done' : told.says.key, says: plain(shop.counter.copy.write('en', told.says)) };
    },
    press: async (number: string, type: string, values: Values = {}, by = asha) => {
      const pressed = { type, subject: number };
      const seen = await seenMark(shop.counter.operators, pressed, by);
      const told = await shop.counter.operators.act({ ...pressed, seen, values }, by);
      await settled();
      return told.ok ? 'done' : told.says.key;
    },
    status: async (number: string) => (await card(number)).status.label.key.replace('operators.status-', ''),
    slotOf: async (number: string) => {
      const { buttons } = await card(number);
      const field = buttons.find(({ action }) => action === 'schedule')?.fields?.[0];
      return String(field?.options?.[0]?.value);
    },
  };
}

/** What partners and customers do between a claim and the payment, pressed and typed through the shop's own desk. */
export function pickups(shop: Shop) {
  const desk = pressing(shop);
  const { press, settled, slotOf } = desk;
  /** The first device is the one that tests know by its number; each other one is another. */
  let devices = 0;
  const found = (): string => (devices++ === 0 ? imei : anImei());
  const sold = async (): Promise<Sold> => {
    sales++;
    const customer = shop.person(`pays-${sales}`);
    const number = await sellsPhone(customer, `98765 4${String(sales).padStart(4, '0')}`);
    await settled();
    return { number, customer };
  };
  return {
    ...desk,
    sold,
    /** A sale with a partner at the customer's door. */
    atTheDoor: async (): Promise<Sold> => {
      const { number, customer } = await sold();
      expect(await press(number, 'claim')).toBe('done');
      expect(await press(number, 'schedule', { slot: await slotOf(number) })).toBe('done');
      expect(customer.text()).toContain("Don't reset");
      expect(await press(number, 'depart')).toBe('done');
      const code = /door: (\d{4})/.exec(customer.text())?.[1] ?? '';
      expect(await press(number, 'arrive', { code })).toBe('done');
      return { number, customer };
    },
    inspected: (at: Sold, values: Values, identifier = found()) =>
      inspect(desk, at, { identifier, ...values }),
    accepted: async (at: Sold, identifier = found()): Promise<void> => {
      await inspect(desk, at, { identifier });
      await accept(desk, at);
    },
    /** The code that the customer has just been sent. */
    paymentCode: ({ customer }: Sold): string => /\b(\d{6})\b/.exec(customer.text())?.[1] ?? '',
  };
}

type Desk = ReturnType<typeof pressing>;

async function inspect({ brought, press }: Desk, { number }: Sold, values: Values): Promise<void> {
  const found = { check: 'clean', unlocked: 'yes', ...values };
  expect(await press(number, 'inspect', found)).toBe('done');
  const names = Object.keys(values).filter((name) => name.startsWith('answer-'));
  const photos = Object.fromEntries(names.map((name) => [name.replace('answer-', 'photo-'), 'p1']));
  await brought('p0', 'p1');
  expect(await press(number, 'add-photos', { 'photo-check': 'p0', ...photos })).toBe('done');
  expect(await press(number, 'submit-inspection')).toBe('done');
}

async function accept({ press, settled, status }: Desk, { customer, number }: Sold): Promise<void> {
  const choice = customer.last()?.choices?.[0]?.id ?? '';
  expect(choice).toContain(`@deal:accept:${number}`);
  await customer.taps(choice);
  await settled();
  expect(await status(number)).toBe('gates');
  await customer.taps(`@deal:pay:${number}`);
  await customer.says('asha.rao@okaxis');
  await settled();
  for (const gate of ['ownership', 'identity'])
    expect(await press(number, 'pass-gate', { gate })).toBe('done');
  expect(await status(number)).toBe('payment-pending');
}
