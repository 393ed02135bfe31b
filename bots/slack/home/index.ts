export { createHomes, type Homes } from './homes.ts';
