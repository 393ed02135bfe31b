export { type Figures, readFigures } from './figures.ts';
export { firstSeen, noteSeen } from './first-seen.ts';
export { readFunnel } from './funnel.ts';
export { readTracking, type Tracking } from './tracking.ts';
