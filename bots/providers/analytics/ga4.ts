import { ChannelError } from '../../shell/errors.ts';
import type { AnalyticsProvider } from './port.ts';

export type Ga4Options = {
  readonly measurementId: string;
  readonly apiSecret: string;
  readonly apiUrl?: string;
};

/** Milliseconds until a call is given up. */
const patience = 10_000;

/** Google Analytics 4, Measurement Protocol: answers 204 to everything, so "taken" is all that can be known. */
export function ga4({
  measurementId,
  apiSecret,
  apiUrl = 'https://www.google-analytics.com',
}: Ga4Options): AnalyticsProvider {
  const query = new URLSearchParams({ measurement_id: measurementId, api_secret: apiSecret });
  return {
    name: 'ga4',
    simulated: false,
    async send({ client, name, about }) {
      const response = await fetch(`${apiUrl}/mp/collect?${query}`, {
        method: 'POST',
        body: JSON.stringify({ client_id: client, events: [{ name, params: about }] }),
        signal: AbortSignal.timeout(patience),
      }).catch(() => {
        throw new ChannelError('unreachable', 'Google Analytics does not answer');
      });
      if (response.ok) return `taken (${response.status})`;
      throw new ChannelError(
        response.status >= 500 ? 'unreachable' : 'rejected',
        `Google Analytics answers ${response.status}`,
      );
    },
  };
}
