export { listStaff, type Member, removeStaff, setRoles } from './store.ts';
