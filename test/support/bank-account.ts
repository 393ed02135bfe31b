/** Our account with the double of a payout provider, in all processes of a test. */
export const bank = {
  account: { keyId: 'rzp_test_key', keySecret: 'a key secret for tests', accountNumber: '7878780080316316' },
  webhookSecret: 'a webhook secret for tests',
} as const;
