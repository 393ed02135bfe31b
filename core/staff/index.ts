export { lasting } from './ago.ts';
export { bar } from './bar.ts';
export { type FunnelRow, funnelLines, funnels, quietAfter } from './funnel.ts';
export { type Deed, isDeed, mayDo, refusedDeed, wordRoles } from './permissions.ts';
export { firstRole, isLaptops, readRoles, type StaffRole, staffRoles } from './roles.ts';
export { type Script, scripts } from './scripts.ts';
export { type SopName, type SopPage, sopPage, sopPages } from './sop.ts';
export { askedSteps, openQuestion, sellSteps, type Whereabouts, whereabouts } from './whereabouts.ts';
