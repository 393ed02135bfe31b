export { dispatches, priceBooks, serviceAreas, settings } from './books.ts';
export { conversations, deadLetters, inbound } from './conversations.ts';
export { evidence } from './evidence.ts';
export { ledgerBalances, ledgerEntries, ledgerHolds, ledgerLines } from './ledger.ts';
export { cards, claims, orderEvents, orders } from './orders.ts';
export { outbox, outboxBatches } from './outbox.ts';
export { payoutAlarms, payoutCodes, payoutCodeTries, payouts, payoutVendors } from './payouts.ts';
export { lostLeads, matchings, offers, vendorAreas, vendorMembers, vendors } from './vendors.ts';
export { quotes, staff, workItems } from './work.ts';
