export { type Dispatch, dispatchesOf, keepDispatch, type OutsideKind, recentDispatches } from './store.ts';
