import { z } from 'zod';

/** Where a customer's money goes. Read by the readers of this folder, never put together by hand. */
export type Destination =
  | { readonly type: 'upi'; readonly vpa: string }
  | { readonly type: 'bank'; readonly account: string; readonly ifsc: string; readonly holder: string };

export const destination = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('upi'), vpa: z.string() }),
  z.strictObject({ type: z.literal('bank'), account: z.string(), ifsc: z.string(), holder: z.string() }),
]);

/** One text for one destination, and another for every other: what a code is bound to. */
export const destinationText = (to: Destination): string =>
  JSON.stringify(to.type === 'upi' ? ['upi', to.vpa] : ['bank', to.ifsc, to.account, to.holder]);

/** `98xxxxxx10@ybl`, `HDFC xxxxxxx8901`: its owner knows it again, nobody else learns it. */
export function maskDestination(to: Destination): string {
  if (to.type === 'bank') return `${to.ifsc.slice(0, 4)} ${hide(to.account, 0, 4)}`;
  const [own = '', handle = ''] = to.vpa.split('@');
  return `${hide(own, own.length < 4 ? 1 : 2, own.length < 8 ? 0 : 2)}@${handle}`;
}

const hide = (text: string, first: number, last: number): string =>
  text.slice(0, first) + 'x'.repeat(text.length - first - last) + text.slice(text.length - last);
