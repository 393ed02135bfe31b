export { type CounterDesk, desk } from './desk.ts';
export { readSource } from './source.ts';
