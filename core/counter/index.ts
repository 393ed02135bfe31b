export { type CounterDesk, desk } from './desk.ts';
