export { keepForPages, readForPages } from './store.ts';
