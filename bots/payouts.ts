import type { Settings } from './env.ts';
import { manualPayouts } from './providers/payout/manual.ts';
import type { PayoutProvider, PayoutWebhook } from './providers/payout/port.ts';
import { razorpayx } from './providers/payout/razorpayx.ts';
import { razorpayxWebhook } from './providers/payout/razorpayx-webhook.ts';
import { simulatedPayouts } from './providers/payout/simulated.ts';

export type Payouts = {
  /** Who pays what is started from now on. */
  readonly current: PayoutProvider;
  /** All that are configured: what another one has begun is still asked about there. */
  readonly providers: readonly PayoutProvider[];
  readonly webhook: PayoutWebhook | undefined;
};

/** Payouts as the settings say: RazorpayX where it is configured, by hand in production, simulated elsewhere. */
export function choosePayouts(settings: Settings): Payouts {
  const real = razorpayxOf(settings);
  const pretends = settings.NODE_ENV === 'production' ? [] : [simulatedPayouts];
  const providers = [...(real ? [real] : []), manualPayouts, ...pretends];
  const usual = real ?? pretends[0] ?? manualPayouts;
  const secret = settings.RAZORPAYX_WEBHOOK_SECRET;
  return {
    current: providers.find(({ name }) => name === settings.PAYOUTS) ?? usual,
    providers,
    webhook: real && secret ? razorpayxWebhook([secret]) : undefined,
  };
}

function razorpayxOf(settings: Settings): PayoutProvider | undefined {
  const {
    RAZORPAYX_KEY_ID: keyId,
    RAZORPAYX_KEY_SECRET: keySecret,
    RAZORPAYX_ACCOUNT_NUMBER: accountNumber,
    RAZORPAYX_API_URL: apiUrl,
  } = settings;
  if (!keyId || !keySecret || !accountNumber) return undefined;
  return razorpayx({ keyId, keySecret, accountNumber, ...(apiUrl ? { apiUrl } : {}) });
}
