import { serve } from '@hono/node-server';
import type { Counter } from '#bots/counter.ts';
import { whatsappCloudChannel } from '#bots/whatsapp/cloud/index.ts';
import { userChats } from '#db/customers/index.ts';
import { messageStore } from '#db/messages/index.ts';
import { type Person, startWhatsappCloud, type WhatsappCloud } from '../standins/whatsapp-cloud/index.ts';
import { testSecret } from './open-shop.ts';

const token = 'EAAG-token-of-a-test';
const appSecret = 'the-secret-of-the-app-0123456789';
export const phoneNumberId = '106540352242922';

/** A shop on WhatsApp, by the Cloud API, and one person who writes to it. What is to be closed goes into `closing`. */
export async function openWhatsapp(
  counter: Counter,
  closing: (() => Promise<unknown>)[],
  more: { readonly addressForm?: boolean } = {},
): Promise<{ readonly graph: WhatsappCloud; readonly asha: Person }> {
  const graph = await startWhatsappCloud({ token, phoneNumberId, appSecret, templates: ['haat_update'] });
  closing.push(() => graph.stop());
  const url = await new Promise<string>((resolve) => {
    const server = serve(
      { fetch: (request) => counter.app.fetch(request), port: 0, hostname: '127.0.0.1' },
      ({ port }) => resolve(`http://127.0.0.1:${port}`),
    );
    closing.push(() => new Promise((done) => server.close(done)));
  });
  const channel = whatsappCloudChannel({
    apiUrl: graph.url,
    phoneNumberId,
    token,
    webhook: { app: [appSecret], verify: 'a-token-to-verify-with' },
    mount: ({ post }) => void counter.app.post('/whatsapp', ({ req }) => post(req.raw)),
    secret: testSecret,
    copy: counter.copy,
    messages: messageStore(counter.store.database, counter.store.sealer),
    users: userChats(counter.store.database, counter.store.sealer),
    template: 'haat_update',
    ...more,
    log: { info: () => {}, warn: () => {} },
  });
  await counter.addChannel(channel);
  graph.subscribe(`${url}/whatsapp`);
  return { graph, asha: graph.person({ number: '919876543210', name: 'Asha' }) };
}
