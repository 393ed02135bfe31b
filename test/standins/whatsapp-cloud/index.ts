import { serve } from '@hono/node-server';
import { answerGraph, type World } from './graph.ts';
import { createPerson, type Person } from './person.ts';
import { shownOf } from './reading.ts';
import type { Call, Fault } from './types.ts';
import { type Deliveries, deliveries } from './webhooks.ts';

export type { Person } from './person.ts';
export { formatted } from './reading.ts';
export type { Call, Fault, Fields, Shown } from './types.ts';
export { asMetaWrites, signed } from './webhooks.ts';

export type GraphOptions = {
  readonly token: string;
  readonly phoneNumberId: string;
  readonly appSecret: string;
  readonly templates?: readonly string[];
  readonly now?: () => number;
};

/** A Graph of one's own: one number, any number of people who write to it. */
export type WhatsappCloud = {
  /** For the business, with a version at its end. */
  readonly url: string;
  readonly calls: readonly Call[];
  /** Where deliveries go. */
  readonly subscribe: (url: string) => void;
  readonly person: (about: { readonly number: string; readonly name: string }) => Person;
  readonly fault: (fault: Fault) => void;
  /** What Meta tells of a message: `sent`, `delivered`, `read`, `failed`. */
  readonly tells: (id: string, status: string, code?: number) => Promise<void>;
  readonly deliveries: Deliveries;
  /** Puts a medium where its id leads to. */
  readonly keepMedium: World['media']['set'];
  /** The window of this person closes. */
  readonly forget: (number: string) => void;
  /** Messages that were marked as read. */
  readonly read: ReadonlySet<string>;
  /** All that was not as the documentation says; must be empty. */
  readonly verdict: () => readonly string[];
  readonly stop: () => Promise<void>;
};

const day = 86_400_000;

/** Starts a strict double of the Cloud API on a free port of this machine. */
export async function startWhatsappCloud(options: GraphOptions): Promise<WhatsappCloud> {
  const { token, phoneNumberId, appSecret, templates = [], now = Date.now } = options;
  let count = 0;
  let url = '';
  let webhook = '';
  const wrote = new Map<string, number>();
  const people = new Map<string, ReturnType<typeof createPerson>>();
  const read = new Set<string>();
  const sent = deliveries(() => ({ url: webhook, secret: appSecret }), { account: 'WABA' });
  const metadata = { display_phone_number: '912240000000', phone_number_id: phoneNumberId };
  const tells = (id: string, status: string, code?: number): Promise<void> => {
    const errors = code === undefined ? {} : { errors: [{ code, title: 'refused by the double' }] };
    const timestamp = String(Math.floor(now() / 1000));
    return sent.push({
      messaging_product: 'whatsapp',
      metadata,
      statuses: [{ id, status, timestamp, ...errors }],
    });
  };
  const world: World = {
    phoneNumberId,
    token,
    templates: new Set(templates),
    media: new Map(),
    calls: [],
    faults: [],
    complaints: [],
    url: () => url,
    isOpen: (person) => now() - (wrote.get(person) ?? 0) < day,
    marked: (id) => void read.add(id),
    took: (body, failsWith) => {
      const id = `wamid.out${++count}`;
      if (failsWith === undefined)
        people.get(String(body.to ?? body.recipient))?.show(shownOf(id, body, now()));
      if (webhook === '') return id;
      if (failsWith === undefined) void tells(id, 'delivered').catch(() => undefined);
      else void tells(id, 'failed', failsWith).catch(() => undefined);
      return id;
    },
  };
  const server = await listen((request) => answerGraph(world, request));
  url = server.url;
  return {
    url: `${url}/v25.0`,
    calls: world.calls,
    subscribe: (to) => {
      webhook = to;
    },
    person: (about) => {
      const made =
        people.get(about.number) ??
        createPerson(
          {
            count: () => ++count,
            now,
            push: sent.push,
            metadata,
            wrote: () => wrote.set(about.number, now()),
          },
          about,
        );
      people.set(about.number, made);
      return made;
    },
    fault: (fault) => void world.faults.push({ fault, left: fault.times ?? 1 }),
    tells,
    deliveries: sent,
    keepMedium: (id, medium) => world.media.set(id, medium),
    forget: (number) => void wrote.delete(number),
    read,
    verdict: () => world.complaints,
    stop: async () => {
      await sent.settled();
      await server.close();
    },
  };
}

type Handler = (request: Request) => Promise<Response | undefined>;

/** A port of this machine; whoever gets no answer has their line cut. */
function listen(handler: Handler): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  return new Promise((resolve) => {
    const fetch = async (request: Request, { outgoing }: { outgoing: { destroy(): void } }) => {
      const answer = await handler(request);
      if (answer) return answer;
      outgoing.destroy();
      return new Response(null);
    };
    const server = serve({ fetch: fetch as never, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      resolve({
        url: `http://127.0.0.1:${port}`,
        close: () => new Promise<void>((done) => server.close(() => done())),
      }),
    );
  });
}
