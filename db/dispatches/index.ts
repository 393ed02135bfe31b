export { type Dispatch, keepDispatch, recentDispatches } from './store.ts';
