export { type CardRef, cardRefs } from './card-refs.ts';
export { keepDelivery } from './deliveries.ts';
export { type Handoff, handoffOf } from './handoff.ts';
export { readersOf } from './readers.ts';
