import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { waitFor } from '../../support/waiting.ts';
import { makeCertificate } from './certificate.ts';
import { answerHttp } from './http.ts';
import { newId, widOf } from './ids.ts';
import { type About, type Person, personOf } from './person.ts';
import { type Phone, phoneOf } from './phone.ts';
import { openLine } from './socket.ts';
import type { Behaviour, Fields } from './types.ts';
import { push, type World, worldOf } from './world.ts';

export type { Person } from './person.ts';
export type { Behaviour } from './types.ts';

export type WhatsappWeb = {
  readonly number: string;
  /** The address of WhatsApp leads here and every other nowhere; our certificate is trusted, by its key. */
  readonly chromeArgs: readonly string[];
  readonly behaviour: Behaviour;
  readonly phone: Phone;
  person(about: About): Person;
  /** Somebody calls. */
  calls(number: string): void;
  /** Delivers a message of a chat that is no person's: a group, a status. */
  pushes(message: Fields): void;
  readonly world: Pick<
    World,
    'sent' | 'seen' | 'typing' | 'missing' | 'turnedAway' | 'media' | 'lines' | 'me'
  >;
  /** Resolves once it is so; looked at whenever something happens here. */
  until(look: () => boolean, missing?: string): Promise<void>;
  stop(): Promise<void>;
};

const host = 'web.whatsapp.com';

/** Starts a stand-in of the server behind WhatsApp's page, on a free port of this machine: one number, any number of people. */
export async function startWhatsappWeb(
  options: Partial<Behaviour> & { readonly number?: string } = {},
): Promise<WhatsappWeb> {
  const { number = '912240000000', ...behaviour } = options;
  const world = worldOf(number, behaviour);
  const { key, cert, pin } = makeCertificate(host);
  const server = createServer({ key, cert }, (asked, answer) => void answerHttp(world, asked, answer));
  const sockets = new WebSocketServer({ server, path: '/ws/chat', maxPayload: 64 << 20 });
  sockets.on('connection', (socket) => openLine(world, socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    number,
    chromeArgs: argsOf(port, pin),
    behaviour: world.behaviour,
    phone: phoneOf(world),
    world,
    person: (about) => personOf(world, about),
    calls: (caller) => push(world, { op: 'call', call: callOf(caller) }),
    pushes: (msg) => push(world, { op: 'msg', msg }),
    until: async (look, missing = 'it did not happen') => {
      const { listeners } = world;
      await waitFor({ look: () => look() || undefined, listeners, within: 20_000, missing: () => missing });
    },
    stop: async () => {
      for (const { socket } of world.lines) socket.terminate();
      sockets.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

const argsOf = (port: number, pin: string): readonly string[] => [
  `--host-resolver-rules=MAP ${host} 127.0.0.1:${port}, MAP * ~NOTFOUND`,
  `--ignore-certificate-errors-spki-list=${pin}`,
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const callOf = (caller: string): Fields => ({
  id: newId(),
  peerJid: widOf(caller),
  isVideo: false,
  isGroup: false,
  canHandleLocally: true,
  outgoing: false,
  webClientShouldHandle: false,
  participants: [],
});
