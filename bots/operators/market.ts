import { declineReasons } from '#core/buyback/index.ts';
import { creditReasons } from '#core/matching/index.ts';
import type { OrderStore } from '#db/orders/index.ts';
import { type Lead, leadsOf, standingsOf } from '#db/trading/index.ts';
import { vendorOf } from '#db/vendors/index.ts';
import type { Card, CardButton } from './card.ts';
import { releaseIsFree } from './order-buttons.ts';

/** Puts on an order's card what vendors have to do with it. */
type WithMarket = (card: Card) => Card;

/**
 * What vendors can do about these orders: say no to an offer, ask why they were not asked, ask for a lead's fee back.
 * Of the vendor that `account` acts for; without one, for a card that everybody sees.
 */
export async function marketOf(
  { database }: OrderStore,
  numbers: readonly string[],
  account?: string,
): Promise<WithMarket> {
  const vendor = account === undefined ? undefined : await vendorOf(database, account);
  const [standings, leads] = await Promise.all([
    standingsOf(database, numbers, account === undefined ? undefined : (vendor?.id ?? '')),
    vendor && !vendor.house ? leadsOf(database, numbers, vendor.id) : undefined,
  ]);
  return (card) => {
    const { matched = false, offered = false } = standings.get(card.subject) ?? {};
    const buttons = [...(offered ? [decline] : []), ...(matched ? [why] : [])];
    const lead = leads?.get(card.subject);
    const dealt = { ...card, buttons: [...card.buttons, ...buttons] };
    return lead ? withLead(dealt, lead) : dealt;
  };
}

const withLead = (card: Card, { fee, state }: Lead): Card => ({
  ...card,
  lines: [...card.lines, { key: `matching.lead-${state}`, params: { fee: { paise: fee } } }],
  buttons: [
    ...card.buttons.map((button) =>
      button.action === 'release' && state === 'held' && button.sure !== releaseIsFree
        ? { ...button, sure: { key: 'matching.sure-release', params: { fee: { paise: fee } } } as const }
        : button,
    ),
    ...(state === 'charged' ? [askCredit] : []),
  ],
});

const why: CardButton = { action: 'why', label: { key: 'matching.button-why' }, shows: 'why' };

const decline: CardButton = {
  action: 'decline-offer',
  label: { key: 'operators.button-decline-offer' },
  fields: [
    {
      name: 'reason',
      label: { key: 'operators.ask-reason' },
      options: declineReasons.map((value) => ({ value, label: { key: `operators.decline-${value}` } })),
    },
  ],
};

const askCredit: CardButton = {
  action: 'ask-credit',
  label: { key: 'matching.button-ask-credit' },
  fields: [
    {
      name: 'reason',
      label: { key: 'matching.ask-credit' },
      options: creditReasons.map((value) => ({ value, label: { key: `matching.reason-${value}` } })),
    },
  ],
};
