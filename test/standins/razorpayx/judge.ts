import { z } from 'zod';

/** What their documentation asks of a composite payout; the first field that it would refuse. */
const composite = z.object({
  account_number: z.string().regex(/^\d{10,20}$/),
  amount: z.number().int().min(100),
  currency: z.literal('INR'),
  mode: z.enum(['UPI', 'IMPS', 'NEFT', 'RTGS']),
  purpose: z.string().min(1),
  fund_account: z.discriminatedUnion('account_type', [
    z.object({
      account_type: z.literal('vpa'),
      vpa: z.object({ address: z.string().regex(/^[\w.-]{2,256}@[A-Za-z][A-Za-z0-9]{1,63}$/) }),
      contact: z.object({ name: z.string().regex(/^[A-Za-z0-9 '_/().-]{3,50}$/) }),
    }),
    z.object({
      account_type: z.literal('bank_account'),
      bank_account: z.object({
        name: z.string().min(3).max(120),
        ifsc: z.string().regex(/^[A-Z]{4}0[A-Z0-9]{6}$/),
        account_number: z.string().regex(/^[A-Za-z0-9]{5,35}$/),
      }),
      contact: z.object({ name: z.string().regex(/^[A-Za-z0-9 '_/().-]{3,50}$/) }),
    }),
  ]),
  reference_id: z.string().min(1).max(40),
  narration: z.string().regex(/^[A-Za-z0-9 ]{1,30}$/),
  notes: z.record(z.string(), z.string().max(256)),
});

export type Composite = z.infer<typeof composite>;

export function judge(body: unknown): { readonly ok: Composite } | { readonly field: string } {
  const read = composite.safeParse(body);
  if (!read.success) return { field: read.error.issues[0]?.path.join('.') ?? '' };
  const { data } = read;
  const fits = (data.fund_account.account_type === 'vpa') === (data.mode === 'UPI');
  return fits ? { ok: data } : { field: 'mode' };
}

export const isKey = (key: string): boolean => /^[A-Za-z0-9_ -]{4,36}$/.test(key);

export const badRequest = (description: string, field: string | null = null) => ({
  error: { code: 'BAD_REQUEST_ERROR', description, source: 'business', step: null, reason: null, field },
});
