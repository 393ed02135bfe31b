export { whatsappWebChannel } from './bot.ts';
export { findChromium } from './chromium.ts';
export { type Patience, patience } from './limits.ts';
export { drawCode, linkPage } from './link-page.ts';
export { type PacingRules, usualPacing } from './pacing.ts';
export { pacingOf, sessionSettings } from './settings.ts';
export { type Listener, type Session, type Status, supervise } from './supervisor.ts';
