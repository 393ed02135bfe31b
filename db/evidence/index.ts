export { type Evidence, findEvidence, keepEvidence, unknownEvidence } from './store.ts';
