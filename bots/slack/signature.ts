import { verifySlackRequest } from '@slack/bolt';

export type SignatureFault = 'missing' | 'malformed' | 'stale' | 'future' | 'mismatch';

type Check = {
  /** One secret, or two while a rotation lasts. */
  readonly secrets: readonly string[];
  /** Epoch milliseconds. */
  readonly now: number;
};

/** Both ways: docs.slack.dev/authentication/verifying-requests-from-slack names five minutes. */
const tolerance = 300;

/** Why the request is not Slack's, or undefined when it is. `body` is the text exactly as it was sent. */
export function signatureFault(headers: Headers, body: string, check: Check): SignatureFault | undefined {
  const signature = headers.get('x-slack-signature');
  const stamp = headers.get('x-slack-request-timestamp');
  if (!signature || !stamp) return 'missing';
  // Bolt signs the number it is given: "1e9" or "017" would be read as another number than the one sent.
  if (!/^[1-9]\d{0,11}$/.test(stamp)) return 'malformed';
  const timestamp = Number(stamp);
  const now = Math.floor(check.now / 1000);
  if (timestamp < now - tolerance) return 'stale';
  // Bolt refuses the past only.
  if (timestamp > now + tolerance) return 'future';
  const headersForBolt = { 'x-slack-signature': signature, 'x-slack-request-timestamp': timestamp };
  const signed = check.secrets.some((signingSecret) => {
    try {
      verifySlackRequest({ signingSecret, body, headers: headersForBolt, nowMilliseconds: check.now });
      return true;
    } catch {
      return false;
    }
  });
  return signed ? undefined : 'mismatch';
}
