export { createNotes } from './notes.ts';
export { createRelays } from './relays.ts';
export { createStanding } from './standing.ts';
