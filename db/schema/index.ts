export { dispatches, priceBooks, serviceAreas, settings } from './books.ts';
export { conversations, deadLetters, inbound } from './conversations.ts';
export { cards, claims, orderEvents, orders } from './orders.ts';
export { outbox } from './outbox.ts';
export { quotes, staff, workItems } from './work.ts';
