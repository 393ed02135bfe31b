import type { Database } from '#db/client/index.ts';
import type { Person } from '../standins/telegram/index.ts';

/** Milliseconds a customer waits for an answer on a busy machine. */
export const patience = 30_000;

/** Somebody on Telegram, and when all that they were to be told has been sent. */
export type Typist = { readonly customer: Person; readonly settled: () => Promise<void> };

/**
 * Says each line once the one before it is answered. An answer is newer than the line: the old
 * keyboard that is taken away meanwhile is none.
 */
export async function says({ customer, settled }: Typist, ...lines: readonly string[]): Promise<void> {
  for (const line of lines) {
    const { message_id: mine } = customer.says(line);
    await customer.hears((message) => message.message_id > mine, { within: patience });
    await settled();
  }
}

export async function taps({ customer, settled }: Typist, button: string): Promise<void> {
  customer.taps(button);
  await customer.hears('', { within: patience });
  await settled();
}

/** An order and who sold it. */
export type Sold = { readonly number: string; readonly conversation: string; readonly customer: Person };

export type Sale = {
  readonly phone: string;
  readonly pincode?: string;
  readonly device?: string;
  /** What is wrong with it, as the digits of the eight questions; nothing unless told. */
  readonly condition?: readonly string[];
};

const sound = ['1', '1', '1', '1', '1', '1', '1', '1'];

/** Sells a phone in a chat, from the first word to the last button. The number of the order. */
export async function sellsByTyping(
  database: Database,
  typist: Typist,
  { phone, pincode = '400050', device = 'iphone 11 128 gb', condition = sound }: Sale,
): Promise<string> {
  const seller = ['Asha Rao', phone, 'same', 'Flat 12B, Sai Kripa, Hill Road', pincode, 'skip'];
  const { customer } = typist;
  await says(typist, '/start', device, ...condition, 'sell now', ...seller);
  await says(typist, 'tomorrow morning');
  customer.says('create order');
  const { text = '' } = await customer.hears(/HT-/, { within: patience });
  const number = /HT(?:-\w{4}){3}/.exec(text)?.[0] ?? '';
  const [row] = await database.query('select 1 from orders where number = $1', [number]);
  if (!row) throw new Error(`no order came of it, but: ${text}`);
  return number;
}
