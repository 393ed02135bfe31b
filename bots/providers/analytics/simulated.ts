import type { AnalyticsProvider } from './port.ts';

/** For trying Haat out: the event is kept with its result and goes nowhere. */
export const simulatedAnalytics: AnalyticsProvider = {
  name: 'simulated',
  simulated: true,
  send: async () => 'kept here only, no analytics provider is configured',
};
