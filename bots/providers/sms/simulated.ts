import type { SmsProvider, SmsText } from './port.ts';

/** For trying Haat out: nothing is sent, and it says so. */
export const simulatedSms: SmsProvider = {
  name: 'simulated',
  simulated: true,
  send: async ({ id }) => `SIM-${id}: not sent, no SMS provider is configured`,
};

/** One whose texts can be read by whoever plays the customer. They stay in memory: they are in no log and no table. */
export function readableSms(): SmsProvider {
  const watching: ((message: SmsText) => Promise<void>)[] = [];
  return {
    ...simulatedSms,
    async send(message) {
      await Promise.all(watching.map((show) => show(message)));
      return simulatedSms.send(message);
    },
    watch: (show) => void watching.push(show),
  };
}
