import type { Actor } from '#core/buyback/index.ts';
import type { Line } from '#core/conversation/index.ts';
import { refusalLine } from '#core/ledger/index.ts';
import { type Adjudication, adjudicate, type CreditReason } from '#core/matching/index.ts';
import { type Instant, no, ok, type Paise, type Result } from '#core/shared/index.ts';
import type { Executor } from '../client/index.ts';
import { creditLead, newestHold } from '../ledger/index.ts';
import { admit, type OrderStore } from '../orders/index.ts';
import { leadEvidence, type VendorName, vendorOf } from '../vendors/index.ts';
import { findItemWithin, openItemWithin } from '../work/index.ts';

export type CreditWish = {
  readonly number: string;
  readonly reason: CreditReason;
  readonly by: Actor;
  readonly at: Instant;
};

export type CreditAsked = Adjudication & { readonly fee: Paise };

/**
 * A vendor asks for the fee of a lost lead back (B10). What we know decides at once; what it leaves open is a task of CX,
 * once for each lead. Refusals are lines to show.
 */
export const askCredit = (store: OrderStore, wish: CreditWish): Promise<Result<CreditAsked, Line>> =>
  store.database.inTransaction(async (tx) => {
    const refused = await admit(tx, wish.by, 'ask-credit');
    if (refused) return no(refused);
    const vendor = await vendorOf(tx, wish.by.account);
    const [order] = await tx.query<{ device: string }>(lockOrder, [wish.number]);
    if (!vendor || vendor.house || !order) return no({ key: 'matching.credit-not-yours' });
    return decide(tx, { ...wish, vendor, device: order.device });
  });

const lockOrder = 'select device from orders where number = $1 for update';

type Asking = CreditWish & { readonly vendor: VendorName; readonly device: string };

async function decide(tx: Executor, asking: Asking): Promise<Result<CreditAsked, Line>> {
  const { number, reason, by, at, vendor, device } = asking;
  const evidence = await leadEvidence(tx, { number, vendor: vendor.id, askedAt: at });
  const hold = await newestHold(tx, number, vendor.id);
  if (!evidence || !hold) return no({ key: 'matching.credit-not-yours' });
  if (hold.state === 'open') return no({ key: 'matching.credit-still-yours' });
  if (hold.state === 'captured') return no({ key: 'matching.credit-was-deal' });
  if (hold.credited) return no({ key: 'matching.credit-given' });
  if (hold.state === 'released') return no({ key: 'ledger.refused-nothing-charged' });
  const id = `lead-credit:${hold.id}`;
  const before = await findItemWithin(tx, id);
  if (before)
    return no({
      key: before.status === 'closed' ? 'matching.credit-decided' : 'matching.credit-asked-before',
    });
  const { verdict, because } = adjudicate(evidence);
  const asked = { verdict, because, fee: hold.fee };
  if (verdict === 'credit') {
    const credited = await creditLead(tx, { order: number, vendor: vendor.id, reason, by: by.account, at });
    return credited.ok ? ok(asked) : no(refusalLine(credited.reason));
  }
  const subject = { order: number, device, vendor: vendor.id, by: by.account };
  const shown = { vendorName: vendor.name, reason, fee: hold.fee, because: JSON.stringify(because) };
  await openItemWithin(tx, { id, kind: 'lead-credit', subject: { ...subject, ...shown }, at });
  return ok(asked);
}
