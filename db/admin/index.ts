export { type AdminAnswer, type AdminArgs, type AdminTask, isAdminTask, runAdminTask } from './tasks.ts';
