export { askCredit, type CreditAsked } from './ask-credit.ts';
export { type Lead, leadsOf } from './leads.ts';
export { standingsOf } from './standing.ts';
