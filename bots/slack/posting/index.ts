export { createNotes } from './notes.ts';
export { createRelays } from './relays.ts';
export { createReplies } from './replies.ts';
export { createStanding } from './standing.ts';
