import { type Paise, rupees } from '#core/shared/index.ts';
import type { PayoutRequest } from './port.ts';

/** More than this does not go by IMPS. */
const mostByImps: Paise = rupees(500_000);

/**
 * A composite payout: contact, account and payout in one call. Made of the request alone, so that a repeated call has
 * the same body: with the same key, another body is refused. `reference_id` carries the key back to us.
 */
export function payoutBody(accountNumber: string, { key, number, amount, destination }: PayoutRequest) {
  const upi = destination.type === 'upi';
  const account = upi
    ? { account_type: 'vpa', vpa: { address: destination.vpa } }
    : {
        account_type: 'bank_account',
        bank_account: {
          name: named(destination.holder, number),
          ifsc: destination.ifsc,
          account_number: destination.account,
        },
      };
  const name = upi ? `Haat ${number}` : named(destination.holder, number);
  return {
    account_number: accountNumber,
    amount,
    currency: 'INR',
    mode: upi ? 'UPI' : amount > mostByImps ? 'NEFT' : 'IMPS',
    purpose: 'payout',
    fund_account: { ...account, contact: { name, type: 'customer', reference_id: number } },
    queue_if_low_balance: true,
    reference_id: key,
    // At most 30 of letters, digits and blanks.
    narration: `Haat ${number.replaceAll('-', '')}`.slice(0, 30),
    notes: { order: number },
  };
}

/** Names of contacts are 3 to 50 of Latin letters, digits and a few signs; others do without theirs. */
function named(holder: string, number: string): string {
  const name = holder.normalize('NFKD').replace(/\p{M}/gu, '').slice(0, 50).trim();
  return /^[A-Za-z0-9 '_/().-]{2,49}[A-Za-z0-9.]$/.test(name) ? name : `Haat ${number}`;
}
