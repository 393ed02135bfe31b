import { type Abilities, type Asked, type Form, formOf } from './forms.ts';
import { type Policy, permission, type Standing } from './policy.ts';

/** A way to WhatsApp: what it asks of whoever writes, and what it can draw. */
export type Way = { readonly policy: Policy; readonly can: Abilities };

/** What may be said now, how it looks, and the rows of both tables that decided it: for the record. */
export type Saying =
  | { readonly permits: 'words' | 'template'; readonly form: Form; readonly why: string }
  | { readonly permits: 'never' | 'later'; readonly why: string };

/** Whether this may be said now, in which form, and why: the one question that each way to WhatsApp asks. */
export function say(asked: Asked, standing: Standing, { policy, can }: Way): Saying {
  const { permits, why, paid } = permission(standing, policy);
  if (permits === 'never' || permits === 'later') return { permits, why };
  if (permits === 'template')
    return { permits, form: 'template', why: paid ? `${why}; it is paid for` : why };
  const { form, why: because } = formOf(asked, can);
  return { permits, form, why: `${why}; ${because}` };
}

/** No words at all: a picture, or whether anything may be said. */
export const silence: Asked = { text: '', options: [], answers: 0 };
