import type { Instant } from '#core/shared/index.ts';
import { type Copy, type Span, spans } from '#prompts/index.ts';
import type { Outbound } from '../shell/channel.ts';
import type { Bubble, Buttons } from './bubble.ts';
import type { Said } from './parse.ts';

type Drawing = { readonly copy: Copy; readonly at: Instant };
type Reply = Outbound['replies'][number];

const shares = {
  contact: { key: 'playground.share-number' },
  location: { key: 'playground.share-place' },
  photo: { key: 'playground.share-photo' },
} as const;

/** One bubble a reply. A page takes any length, so nothing is split. */
export function bubblesOf({ id, locale, replies }: Outbound, { copy, at }: Drawing): readonly Bubble[] {
  return replies
    .map((reply, n): Bubble => {
      const buttons = buttonsOf(reply, copy, locale);
      return {
        id: `${id}:${n}`,
        from: 'shop',
        at,
        locale,
        text: spans(copy.write(locale, reply)),
        ...(buttons ? { buttons } : {}),
        ...(reply.asks ? { asks: reply.asks, asksLabel: copy.label(locale, shares[reply.asks]) } : {}),
        ...(reply.photos ? { photos: reply.photos } : {}),
      };
    })
    .filter(({ text, buttons }) => buttons !== undefined || text.some((span) => span.text.trim() !== ''));
}

/** Without a menu number a tap would mean nothing, so then there are no buttons. */
function buttonsOf({ menu, choices = [], controls = [] }: Reply, copy: Copy, locale: string) {
  const labels = [...choices, ...controls].map(({ label }) => copy.label(locale, label));
  if (menu === undefined || labels.length === 0) return undefined;
  return { menu, labels, choices: choices.length } satisfies Buttons;
}

type Sms = {
  readonly id: string;
  readonly to: string;
  readonly text: string;
  readonly at: Instant;
};

/** A text message as it was composed; of the number its end only, as on a lock screen. */
export const smsBubble = ({ id, to, text, at }: Sms): Bubble => ({
  id,
  from: 'sms',
  to: to.slice(-2),
  at,
  text: [{ text, bold: false }],
});

/** What the person sees of their own message; a tap and the opening of a chat show none. */
export function ownBubble({ id, event, language }: Said, { copy, at }: Drawing): Bubble | undefined {
  const text = ownText(event, copy, copy.locale(language));
  if (text === undefined) return undefined;
  return {
    id: `own:${id}`,
    from: 'customer',
    at,
    text: [{ text, bold: false }] satisfies readonly Span[],
    ...(event.type === 'photo' ? { photo: event.ref } : {}),
  };
}

function ownText(event: Said['event'], copy: Copy, locale: string): string | undefined {
  switch (event.type) {
    case 'text':
      return event.text;
    case 'contact':
      return copy.label(locale, { key: 'playground.shared-number', params: { phone: event.phone } });
    case 'location':
      return copy.label(locale, {
        key: 'playground.shared-place',
        params: { latitude: event.latitude.toFixed(4), longitude: event.longitude.toFixed(4) },
      });
    case 'photo':
      return event.caption ?? copy.label(locale, { key: 'playground.shared-photo' });
    default:
      return undefined;
  }
}
