import { Hono } from 'hono';
import {
  createHub,
  type PlaygroundOptions,
  playgroundChannel,
  playgroundRoutes,
} from '#bots/playground/index.ts';
import type { Copy } from '#prompts/index.ts';
import type { ChannelHarness, Seen } from '../../contracts/channel-harness.ts';
import { fakeBoard, operators } from './fake-board.ts';

export const NOW = Date.parse('2026-11-21T10:30:00+05:30');

export type Playground = ReturnType<typeof playground>;

/** The playground with a board of a few made-up orders behind it; who listens to the chat is up to the test. */
export function playground(copy: Copy, more: Partial<PlaygroundOptions> = {}) {
  const hub = createHub();
  const channel = playgroundChannel({ copy, hub, now: () => NOW });
  const board = fakeBoard(hub);
  const app = new Hono();
  playgroundRoutes({
    copy,
    hub,
    hear: channel.hear,
    operators,
    desk: board.desk,
    photos: { keep: async () => {}, find: async () => undefined },
    dispatches: board.dispatches,
    simulated: ['sms', 'email', 'analytics'],
    samplePrices: () => true,
    ...more,
  })(app);
  return { app, hub, channel, board };
}

export const post = async (
  app: Hono,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Response> =>
  app.request(`http://localhost${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

const ASHA = 'asha';

/** For the contract of channels: posts as the page would, and reads what the page would be told. */
export async function openPlayground({ copy }: { readonly copy: Copy }): Promise<ChannelHarness> {
  const { app, hub, channel } = playground(copy);
  let count = 0;
  let last: unknown;
  const says = async (event: unknown) => {
    last = { as: ASHA, id: `m${++count}`, event };
    await redelivers();
  };
  const redelivers = async () => {
    const { status } = await post(app, '/playground/say', last);
    if (status !== 204) throw new Error(`the playground answered ${status}`);
  };
  return {
    channel,
    conversation: `playground:local:${ASHA}`,
    writes: (text) => says({ type: 'text', text }),
    redelivers,
    taps: async (label) => {
      const bubble = hub.bubbles(ASHA).findLast(({ buttons }) => buttons?.labels.includes(label));
      if (!bubble?.buttons) throw new Error(`nothing offers ${label}`);
      const { menu, labels } = bubble.buttons;
      await says({ type: 'tap', menu, index: labels.indexOf(label), about: bubble.id });
    },
    screen: () =>
      hub
        .bubbles(ASHA)
        .filter(({ from }) => from === 'shop')
        .map(seen),
    // A page takes any length, and a send into this process's own memory has no way to fail.
    longest: Number.POSITIVE_INFINITY,
    troubles: [],
    breaks: () => undefined,
    close: async () => undefined,
  };
}

const seen = ({ text, buttons }: ReturnType<Playground['hub']['bubbles']>[number]): Seen => ({
  text: text.map((span) => span.text).join(''),
  bold: text.filter(({ bold }) => bold).map((span) => span.text),
  choices: buttons?.labels ?? [],
});
