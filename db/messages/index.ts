export { type AttemptStore, attemptStore } from './attempts.ts';
export { type MessageStore, messageStore, type NewMessage, type SentMessage } from './store.ts';
