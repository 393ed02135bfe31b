import type { PayoutProvider } from './port.ts';

/** For trying Haat out: no bank hears of it, and it says so. A UPI id that begins with "failure" fails, all others are paid. */
export const simulatedPayouts: PayoutProvider = {
  name: 'simulated',
  simulated: true,
  create: async ({ key, amount, destination }) => {
    const fails = destination.type === 'upi' && destination.vpa.startsWith('failure');
    const made = { amount, providerId: `SIM-${key}` };
    return fails
      ? { ...made, heard: 'failed', reason: 'simulated-failure' }
      : { ...made, heard: 'processed', reference: `SIM-${key}` };
  },
  // It answers at once, so nothing is ever left to ask about.
  query: async () => undefined,
};
