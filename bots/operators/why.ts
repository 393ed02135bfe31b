import type { Line } from '#core/conversation/index.ts';
import { fold, no, ok, type Result, readOrderNumber } from '#core/shared/index.ts';
import { mayDo } from '#core/staff/index.ts';
import type { Database } from '#db/client/index.ts';
import { findOrder, type OrderStore } from '#db/orders/index.ts';
import { type Considered, explainAll, explainFor, listVendors, vendorOf } from '#db/vendors/index.ts';
import type { Asker, Room } from './admitted.ts';
import type { Card } from './card.ts';

/** Vendors on one card; any other is asked for by name. */
const most = 20;

/**
 * "Why not me?" (B9): why an order was, or was not, offered, and how that came out, line by line. A vendor reads of
 * itself only; our people of every vendor, or of the one whose name stands after the number.
 */
export async function whyCard(text: string, { store }: Room, by: Asker): Promise<Result<Card, Line>> {
  const number = readOrderNumber(text);
  if (number === undefined) return no({ key: 'matching.why-usage' });
  const order = await findOrder(store, number, { type: 'operators' });
  if (!order) return no({ key: 'operators.no-such-order' });
  const lines = mayDo(by.roles, 'why-any')
    ? await ofAll(store, number, nameIn(text))
    : await ofOwn(store, number, by);
  if (!lines.ok) return lines;
  return ok({
    subject: number,
    about: 'page',
    title: { key: 'matching.why-title', params: { number, device: order.device } },
    status: { label: { key: `operators.status-${order.status}` }, tone: 'over' },
    lines: lines.value,
    details: [],
    buttons: [],
  });
}

type Lines = Promise<Result<readonly Line[], Line>>;

async function ofOwn({ database }: OrderStore, number: string, by: Asker): Lines {
  const vendor = await vendorOf(database, by.account);
  if (!vendor) return no({ key: 'operators.not-staff' });
  return ok([section(vendor.name, await explainFor(database, number, vendor.id))]);
}

async function ofAll({ database }: OrderStore, number: string, named: string): Lines {
  const found =
    named === '' ? await explainAll(database, number) : await explainNamed(database, number, named);
  if (found.length === 0)
    return no({ key: named === '' ? 'matching.not-matched' : 'matching.why-no-such-vendor' });
  const left = found.length - most;
  return ok([
    ...found.slice(0, most).map(({ name, lines }) => section(name, lines)),
    ...(left > 0 ? [{ key: 'matching.why-more', params: { amount: left } } as const] : []),
  ]);
}

/** Any vendor, also one that was never looked at: it is too far away, or new. */
async function explainNamed(
  database: Database,
  number: string,
  named: string,
): Promise<readonly Considered[]> {
  const all = await listVendors(database);
  const found = all.filter(({ id, name }) => fold(id) === named || fold(name).includes(named));
  return Promise.all(
    found.map(async ({ id, name }) => ({ id, name, lines: await explainFor(database, number, id) })),
  );
}

const section = (name: string, lines: readonly Line[]): Line => ({
  key: 'matching.why-vendor',
  params: { name, lines },
});

/** What stands behind the number: `HT-7K3F-9M2Q-XY4A asha`. Twelve letters and digits in groups are the number. */
const nameIn = (text: string): string =>
  fold(text)
    .replace(/^\s*h?\s*t?[\s-]*(?:[0-9a-z]{4}[\s-]*){3}/, '')
    .trim();
