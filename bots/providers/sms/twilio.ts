import { ChannelError } from '../../shell/errors.ts';
import type { SmsProvider } from './port.ts';

export type TwilioOptions = {
  readonly accountSid: string;
  readonly authToken: string;
  readonly from: string;
  readonly apiUrl?: string;
};

/** Milliseconds until a call is given up; shorter than the outbox's lease. */
const patience = 10_000;

/** Twilio's Messages resource. It has no idempotency key: a lost answer may send a status text twice, never an order. */
export function twilioSms({
  accountSid,
  authToken,
  from,
  apiUrl = 'https://api.twilio.com',
}: TwilioOptions): SmsProvider {
  const url = `${apiUrl}/2010-04-01/Accounts/${accountSid}/Messages.json`;
  const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
  return {
    name: 'twilio',
    simulated: false,
    async send({ to, text }) {
      const body = new URLSearchParams({ To: to, From: from, Body: text });
      const response = await fetch(url, {
        method: 'POST',
        headers: { authorization },
        body,
        signal: AbortSignal.timeout(patience),
      }).catch(() => {
        throw new ChannelError('unreachable', 'Twilio does not answer');
      });
      if (!response.ok) throw refused(response);
      const { sid, status } = (await response.json()) as { readonly sid?: string; readonly status?: string };
      return `${status ?? 'accepted'} ${sid ?? ''}`.trim();
    },
  };
}

function refused({ status, headers }: Response): ChannelError {
  const after = Number(headers.get('retry-after'));
  const wait = Number.isFinite(after) && after > 0 ? after * 1_000 : undefined;
  if (status === 429) return new ChannelError('rate-limited', 'Twilio asks to wait', wait);
  if (status >= 500) return new ChannelError('unreachable', `Twilio answers ${status}`);
  return new ChannelError('rejected', `Twilio refuses with ${status}`);
}
