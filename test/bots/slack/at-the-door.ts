import { imei } from '../../support/pickups.ts';
import { seenMark } from '../../support/seen-mark.ts';
import type { SlackShop } from './open-slack-shop.ts';
import * as at from './slack-cards.ts';

type Values = Readonly<Record<string, string>>;

/** The account that a member acts with. */
export const accountOf = ({ slack }: SlackShop, name: string): string =>
  `slack:${slack.teamId}:${slack.person(name).id}`;

/** Presses for somebody who has the card before them as it is, without a click. Gives the key of what they are told. */
export async function presses(
  shop: SlackShop,
  number: string,
  { by, type, values = {} }: { readonly by: string; readonly type: string; readonly values?: Values },
): Promise<string> {
  const who = { account: accountOf(shop, by), name: by };
  const seen = await seenMark(shop.counter.operators, { type, subject: number }, who);
  const told = await shop.counter.operators.act({ type, subject: number, seen, values }, who);
  await shop.settled();
  return told.says.key;
}

/** The first time that a visit may be planned for. */
export async function slotOf(shop: SlackShop, number: string, by = 'priya'): Promise<string> {
  const found = await shop.counter.operators.find(number, { account: accountOf(shop, by), name: by });
  const buttons = found.ok ? found.value.buttons : [];
  const fields = buttons.find(({ action }) => action === 'schedule')?.fields;
  return String(fields?.[0]?.options?.[0]?.value);
}

/** A sale whose device `by` has found scratched: photos of that and of the check are asked for. */
export async function inspected(
  shop: SlackShop,
  by = 'priya',
  findings: Values = { 'answer-body': 'scratched' },
) {
  const sold = await at.sale(shop);
  const { number, person } = sold;
  const does = (type: string, values: Values = {}) => presses(shop, number, { by, type, values });
  await does('claim');
  await does('schedule', { slot: await slotOf(shop, number, by) });
  await does('depart');
  await does('arrive', { code: /door: (\d{4})/.exec(person.text())?.[1] ?? '' });
  // One device is in one open order only.
  await does('inspect', { identifier: imei, check: 'clean', unlocked: 'yes', ...findings });
  return { ...sold, card: await at.cardOf(shop, number) };
}
