import type { SmsProvider } from './port.ts';

/** For trying Haat out: nothing is sent, and it says so. */
export const simulatedSms: SmsProvider = {
  name: 'simulated',
  simulated: true,
  send: async ({ id }) => `SIM-${id}: not sent, no SMS provider is configured`,
};
