import type { Instant } from '#core/shared/index.ts';
import type { MessageStore } from '#db/messages/index.ts';
import type { Copy } from '#prompts/index.ts';
import type { Outbound } from '../../shell/channel.ts';
import { ChannelError } from '../../shell/errors.ts';
import { pictureType } from '../../shell/picture.ts';
import type { TapSecret } from '../../shell/tap.ts';
import type { Graph } from './client.ts';
import { GraphRefusal, toChannelError } from './errors.ts';
import { limits } from './limits.ts';
import { type Addressee, addresseeOf } from './people.ts';
import { type Body, type Bubble, mayBeSaid, render } from './render.ts';
import { type Template, templateBody } from './template.ts';

export type Sending = {
  readonly graph: Graph;
  readonly phoneNumberId: string;
  readonly copy: Copy;
  readonly secret: TapSecret;
  readonly messages: MessageStore;
  readonly template: Template | undefined;
  readonly addressForm?: boolean | undefined;
  /** A picture that is kept, by its id. */
  readonly photo?: ((id: string) => Promise<Uint8Array | undefined>) | undefined;
  /** When the person of a chat last wrote, as far as it is known. */
  readonly heard: (conversation: string) => Instant | undefined;
  readonly now: () => Instant;
};

/** One message that goes out, and what is kept of it. */
type Going = {
  readonly outbound: Pick<Outbound, 'id' | 'conversation' | 'locale'>;
  readonly whom: Addressee;
  readonly part: number;
  readonly bubble: Bubble;
};

/** Says all replies, each message once: what an earlier try has said is not said again. Rejects with ChannelError. */
export async function send(sending: Sending, outbound: Outbound): Promise<void> {
  const { messages, phoneNumberId } = sending;
  const whom = addresseeOf(phoneNumberId, outbound.conversation);
  if (!whom) throw new ChannelError('rejected', 'the conversation is not of this number');
  const standing = { heard: sending.heard(outbound.conversation), invited: true, now: sending.now() };
  const rendering = { ...sending, standing, hasTemplate: sending.template !== undefined };
  const { permits, why } = mayBeSaid(outbound.conversation, rendering);
  if (permits !== 'words' && permits !== 'template') throw new ChannelError('forbidden', why);
  const bubbles = render(outbound, rendering);
  const gone = await messages.parts(outbound.id);
  try {
    if (permits === 'words') await sayAll(sending, { outbound, whom, bubbles, gone });
    else if (gone.size === 0) await sayTemplate(sending, { outbound, whom, bubbles, why });
  } catch (error) {
    throw toChannelError(error);
  }
}

type All = {
  readonly outbound: Outbound;
  readonly whom: Addressee;
  readonly bubbles: readonly Bubble[];
  readonly gone: ReadonlySet<number>;
};

/** In order, as each waits for the one before. Pictures come first. */
async function sayAll(sending: Sending, { outbound, whom, bubbles, gone }: All): Promise<void> {
  const pictures = await picturesOf(sending, outbound);
  const all = [...pictures, ...bubbles];
  for (const [part, bubble] of all.entries()) {
    if (gone.has(part)) continue;
    try {
      await put(sending, { outbound, whom, part, bubble });
    } catch (error) {
      const isClosed = error instanceof GraphRefusal && error.reaction === 'window-closed';
      if (!isClosed || part > 0) throw error;
      return sayTemplate(sending, { outbound, whom, bubbles, why: 'the platform says the window is closed' });
    }
  }
}

/** Asked for in words all the same: not every business may show such a form. */
const plainer = { form: 'place', why: 'the form for an address was refused' } as const;

async function put(
  { graph, messages, now }: Sending,
  { outbound, whom, part, bubble }: Going,
): Promise<void> {
  const { id: said, conversation, locale } = outbound;
  const { body, text, otherwise } = bubble;
  const mark = { biz_opaque_callback_data: `${said}:${part}` };
  const taken = await graph.send(whom, { ...body, ...mark }).catch((error: unknown) => {
    const isRefused = error instanceof GraphRefusal && error.reaction === 'rejected';
    if (!isRefused || !otherwise) throw error;
    return undefined;
  });
  const id = taken ?? (await graph.send(whom, { ...otherwise, ...mark } as Body));
  const { form, why } = taken === undefined ? plainer : bubble;
  const content = JSON.stringify({ locale, text });
  await messages.keep({ id, conversation, said, part, form, why, content, at: now() });
}

type AsTemplate = Omit<All, 'gone'> & { readonly why: string };

/** All of it in one message, as each template has its price. */
async function sayTemplate(sending: Sending, { outbound, whom, bubbles, why }: AsTemplate): Promise<void> {
  const { template } = sending;
  if (!template) throw new ChannelError('forbidden', 'the window is closed and no template is set');
  const text = bubbles.map((bubble) => bubble.words).join('\n');
  const bubble = {
    form: 'template',
    why,
    text,
    words: text,
    body: templateBody(template, outbound.locale, text),
  } as const;
  await put(sending, { outbound, whom, part: 0, bubble });
}

/** What WhatsApp takes as a picture; what is not kept any more is left out. */
async function picturesOf({ graph, photo }: Sending, { replies }: Outbound): Promise<readonly Bubble[]> {
  const ids = replies.flatMap(({ photos = [] }) => photos).slice(0, limits.pictures);
  const kept = await Promise.all(ids.map((id) => photo?.(id)));
  const bubbles: Bubble[] = [];
  for (const content of kept) {
    const type = content && pictureType(content);
    if (!content || !type) continue;
    const body: Body = { type: 'image', image: { id: await graph.upload({ content, type }) } };
    bubbles.push({ form: 'picture', why: 'it belongs to what is said', text: '', words: '', body });
  }
  return bubbles;
}

/**
 * What failed later because the window had closed meanwhile is said by template, once: that it was is kept, so that who dies
 * in the middle says it a second time rather than never.
 */
export async function sayAgain(
  sending: Sending,
  failed: {
    readonly conversation: string;
    readonly said: string;
    readonly part: number;
    readonly content: string;
  },
): Promise<void> {
  const { template, phoneNumberId, messages } = sending;
  const whom = addresseeOf(phoneNumberId, failed.conversation);
  if (!whom || !template || failed.content === '') return;
  const { locale, text } = JSON.parse(failed.content) as { readonly locale: string; readonly text: string };
  // A picture has no words that a template could say.
  if (text === '') return;
  // Its own part: the one that failed stays on record.
  const part = failed.part + 1_000;
  if ((await messages.parts(failed.said)).has(part)) return;
  const outbound = { id: failed.said, conversation: failed.conversation, locale };
  const why = 'the platform says the window was closed';
  const body = templateBody(template, locale, text);
  const bubble = { form: 'template', why, text, words: text, body } as const;
  await put(sending, { outbound, whom, part, bubble });
}
