export {
  type Bond,
  chatsOfCustomer,
  isSameCustomer,
  type LinkedChat,
  linkChat,
  linksOf,
  unlinkChat,
} from './linked-chats.ts';
export { findResumeCode, keepResumeCode, useResumeCode } from './resume-codes.ts';
export { type UserChat, type UserChats, userChats } from './user-chats.ts';
