import { afterEach, describe, expect, it } from 'vitest';
import { type Session, whatsappWebChannel } from '#bots/whatsapp/web/index.ts';
import type { Database } from '#db/client/index.ts';
import { attemptStore } from '#db/messages/index.ts';
import { copy, outboundOf, shown } from '../../contracts/channel-harness.ts';
import { databaseKinds, testDatabase } from '../../support/database.ts';
import { openShop } from '../../support/open-shop.ts';
import { openWhatsapp } from '../../support/open-whatsapp.ts';
import { noPacing } from './web/no-pacing.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const recorded = ({ query }: Database) => query('select form, why from sent_messages order by at, part');

describe.each(databaseKinds)(
  'the record of what went out on WhatsApp, on %s',
  { timeout: 30_000 },
  (kind) => {
    it('says by the Cloud API as what, and why', async () => {
      const shop = await openShop(await testDatabase(kind));
      closing.push(() => shop.close());
      const { asha } = await openWhatsapp(shop.counter, closing);
      await asha.says('hi');
      await asha.hears(/What would you like to do/, { within: 15_000 });
      await shop.counter.outbox.idle();
      expect(await recorded(shop.database)).toEqual([
        {
          form: 'list',
          why: 'they wrote within the window; few and short enough for the rows of a list',
        },
      ]);
    });

    it('says by a linked phone as what, and why', async () => {
      const database = await testDatabase(kind);
      let sent = 0;
      const session: Session = {
        start: () => undefined,
        stop: async () => undefined,
        typing: () => undefined,
        fetch: async () => ({ came: 'broken' }),
        status: () => ({ state: 'ready', own: '912240000000' }),
        send: async () => ({ came: 'sent', id: `true_${++sent}` }),
      };
      const channel = whatsappWebChannel({
        session,
        copy,
        attempts: attemptStore(database),
        zone: 'Asia/Kolkata',
        pacing: noPacing,
        log: { info: () => undefined, warn: () => undefined },
      });
      const menu = shown('one', { menu: 1, choices: [{ id: 'a', label: 'A' }] });
      await channel.send(outboundOf('whatsapp-web:912240000000:asha@c.us', menu, shown('two')));
      expect(await recorded(database)).toEqual([
        { form: 'numbers', why: 'there is no window; numbers work everywhere' },
        { form: 'text', why: 'there is no window; there is nothing to choose' },
      ]);
    });
  },
);
