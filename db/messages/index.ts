export { type MessageStore, messageStore, type NewMessage, type SentMessage } from './store.ts';
