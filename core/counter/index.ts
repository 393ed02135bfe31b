export { type CounterDesk, desk } from './desk.ts';
export type { Guide } from './guided.ts';
