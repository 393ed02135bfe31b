export { claimItem, closeItem, type ItemActed } from './act-on-item.ts';
export { checkDuplicates, mergeDuplicates } from './duplicates.ts';
export { findItem, openItems } from './find-items.ts';
export { endHandoff, relayToCustomer } from './handoff.ts';
export { itemRows, openItem } from './new-item.ts';
