export { claimItem, closeItem, type ItemActed } from './act-on-item.ts';
export { type Chat, type ChatName, findChat, readChats } from './chats.ts';
export { checkDuplicates, mergeDuplicates } from './duplicates.ts';
export { findItem, findItemWithin, openItems } from './find-items.ts';
export { guideChat } from './guide-chat.ts';
export { endHandoff, relayToCustomer } from './handoff.ts';
export { remindOfLate } from './late-items.ts';
export { itemRows, openItem, openItemWithin } from './new-item.ts';
export {
  belongings,
  type Cleared,
  type ClearingWish,
  clearByHand,
  receiveUnmatched,
  suspenseMark,
} from './suspense.ts';
export { postTrialBalance } from './trial-balance-task.ts';
