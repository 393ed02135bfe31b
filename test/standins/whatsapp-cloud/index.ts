import { serve } from '@hono/node-server';
import { answerGraph, type World } from './graph.ts';
import { type About, createPerson, type Person, type Wire } from './person.ts';
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
  readonly person: (about: About) => Person;
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
  const { phoneNumberId, appSecret, now = Date.now } = options;
  let url = '';
  let webhook = '';
  const sent = deliveries(() => ({ url: webhook, secret: appSecret }), { account: 'WABA' });
  const metadata = { display_phone_number: '912240000000', phone_number_id: phoneNumberId };
  const town = townOf({ now, push: sent.push, metadata });
  const tells = teller(sent, { metadata, now });
  const read = new Set<string>();
  const world = worldOf(options, {
    url: () => url,
    isOpen: (person) => now() - (town.wrote.get(town.numberOf(person)) ?? 0) < day,
    marked: (id) => void read.add(id),
    took: taker({ town, tells, now }),
  });
  const server = await listen((request) => answerGraph(world, request));
  url = server.url;
  return {
    url: `${url}/v25.0`,
    calls: world.calls,
    subscribe: (to) => {
      webhook = to;
    },
    person: town.person,
    fault: (fault) => void world.faults.push({ fault, left: fault.times ?? 1 }),
    tells,
    deliveries: sent,
    keepMedium: (id, medium) => world.media.set(id, medium),
    forget: (number) => void town.wrote.delete(number),
    read,
    verdict: () => world.complaints,
    stop: async () => {
      await sent.settled();
      await server.close();
    },
  };
}

type Taking = {
  readonly town: ReturnType<typeof townOf>;
  readonly tells: WhatsappCloud['tells'];
  readonly now: () => number;
};

/** What is taken is shown, and told of; what fails later is only told of. */
const taker =
  ({ town, tells, now }: Taking): World['took'] =>
  (body, failsWith) => {
    const id = `wamid.out${town.count()}`;
    if (failsWith === undefined) town.find(String(body.to ?? body.recipient))?.show(shownOf(id, body, now()));
    const told = failsWith === undefined ? tells(id, 'delivered') : tells(id, 'failed', failsWith);
    told.catch(() => undefined);
    return id;
  };

const worldOf = (
  { phoneNumberId, token, templates = [] }: GraphOptions,
  does: Pick<World, 'url' | 'isOpen' | 'marked' | 'took'>,
): World => ({
  phoneNumberId,
  token,
  templates: new Set(templates),
  media: new Map(),
  calls: [],
  faults: [],
  complaints: [],
  ...does,
});

type Telling = { readonly metadata: Wire['metadata']; readonly now: () => number };

const teller =
  ({ push }: Deliveries, { metadata, now }: Telling): WhatsappCloud['tells'] =>
  (id, status, code) => {
    const errors = code === undefined ? {} : { errors: [{ code, title: 'refused by the double' }] };
    const timestamp = String(Math.floor(now() / 1000));
    return push({
      messaging_product: 'whatsapp',
      metadata,
      statuses: [{ id, status, timestamp, ...errors }],
    });
  };

/** Whoever writes to the number, each made at the first mention. */
function townOf(wire: Pick<Wire, 'now' | 'push' | 'metadata'>) {
  const people = new Map<string, ReturnType<typeof createPerson>>();
  const wrote = new Map<string, number>();
  const numbers = new Map<string, string>();
  const numberOf = (recipient: string): string => numbers.get(recipient) ?? recipient;
  let counted = 0;
  const count = (): number => ++counted;
  const person: WhatsappCloud['person'] = (about) => {
    const noted = () => void wrote.set(about.number, wire.now());
    const made = people.get(about.number) ?? createPerson({ ...wire, count, wrote: noted }, about);
    people.set(about.number, made);
    if (about.user !== undefined) numbers.set(about.user, about.number);
    return made;
  };
  return { person, count, wrote, numberOf, find: (recipient: string) => people.get(numberOf(recipient)) };
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
