export { type Paise, paise, roundDown, rupees, share } from './money.ts';
export { no, ok, type Result } from './result.ts';
export { days, hours, type Instant, minutes, seconds } from './time.ts';
