import type { SmsProvider } from '#bots/providers/sms/port.ts';

export type Network = ReturnType<typeof aNetwork>;

/** A code of six digits, as texts and messages carry it. */
export const codeIn = (text = ''): string => /\b(\d{6})\b/.exec(text)?.[1] ?? '';

type Texted = { readonly to: string; readonly text: string };

/** Keeps what it was given, as a telephone network would deliver it. */
export function aNetwork() {
  const texts: Texted[] = [];
  const send: SmsProvider['send'] = async ({ to, text }) => {
    texts.push({ to, text });
    return 'delivered';
  };
  /** The last text to that number, E.164. */
  const newest = (to: string): string | undefined => texts.findLast((text) => text.to === to)?.text;
  return { texts, newest, sms: { name: 'network', simulated: false, send } satisfies SmsProvider };
}
