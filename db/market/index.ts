export { sidesWith } from './impartial.ts';
export type { Moving, Trade } from './moving.ts';
export { settle } from './settle.ts';
export { trade } from './trade.ts';
