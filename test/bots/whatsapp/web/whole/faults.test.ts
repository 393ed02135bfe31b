import { afterEach, expect, it } from 'vitest';
import { type Person, startWhatsappWeb, type WhatsappWeb } from '../../../../standins/whatsapp-web/index.ts';
import { renderersOf, signal } from '../browsers.ts';
import { openWholeShop, type WholeShop } from './shop.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

type Place = { readonly wa: WhatsappWeb; readonly shop: WholeShop };

/** What goes wrong, and what then becomes of it without us. */
type Fault = {
  readonly breaks: (place: Place) => unknown;
  readonly mends?: (place: Place) => unknown;
};

const faults: Readonly<Record<string, Fault>> = {
  'the browser is killed': { breaks: ({ shop }) => shop.killBrowser() },
  'the page crashes': { breaks: ({ shop }) => signal('KILL', renderersOf(shop.folder)) },
  'Haat is killed with all that is its own, but for the browser, and started again': {
    breaks: ({ shop }) => shop.kill(),
    mends: ({ shop }) => shop.start(),
  },
  'Haat starts while WhatsApp cannot be reached': {
    breaks: async ({ shop, wa }) => {
      await shop.kill();
      wa.phone.goesDown();
      shop.start();
      await wa.until(() => wa.world.turnedAway.length > 0, 'it did not try');
    },
    mends: ({ wa }) => wa.phone.comesUp(),
  },
  'WhatsApp goes away for a while': {
    breaks: async ({ wa }) => {
      wa.phone.goesDown();
      await wa.until(() => wa.world.turnedAway.length > 0, 'it did not try');
    },
    mends: ({ wa }) => wa.phone.comesUp(),
  },
  'the phone unlinks us, and links us again': {
    // Whoever scans a code scans one that is shown to stay.
    breaks: ({ shop, wa }) => shop.untilAnother(() => wa.phone.unlinks()),
    mends: ({ shop }) => shop.link(),
  },
  'WhatsApp’s page loses the part that sends, and has it again': {
    breaks: async ({ wa }) => {
      wa.phone.breaks('WAWebSendMsgChatAction');
      const other = wa.person({ number: '919899999999', name: 'Kiran' });
      other.says('hi');
      await wa.until(() => wa.world.missing.length > 0, 'nobody wanted to send');
    },
    mends: ({ wa }) => {
      wa.behaviour.broken.splice(0);
      wa.phone.reloads();
    },
  },
};

/** Milliseconds within which all is well again, without anybody's help. */
const within = 60_000;
const questions = [/Does it turn on/, /How is the display/, /back and the sides/, /battery health/] as const;

const hearsAll = (people: readonly Person[]) =>
  Promise.all(people.map((each) => each.hears(/What would you like to do/, { within })));

it.each(Object.entries(faults))(
  'when %s in the middle of a sale, 50 messages come meanwhile and each is answered once, within a minute',
  async (_title, { breaks, mends }) => {
    const wa = await startWhatsappWeb({ refMs: 600_000 });
    closing.push(() => wa.stop());
    const shop = await openWholeShop(wa);
    closing.push(shop.close);
    await shop.link();
    const asha = wa.person({ number: '919876543210', name: 'Asha' });
    asha.says('iphone 11 128 gb');
    await asha.hears(questions[0]);
    asha.says('1');
    await asha.hears(questions[1]);
    // On its way when it happens.
    asha.says('1');
    await breaks({ wa, shop });
    const others = Array.from({ length: 50 }, (_, n) =>
      wa.person({ number: String(919_870_000_000 + n), name: `Ravi ${n}` }),
    );
    for (const ravi of others) ravi.says('hi');
    await mends?.({ wa, shop });
    await Promise.all([hearsAll(others), asha.hears(questions[2], { within })]);
    asha.says('1');
    await asha.hears(questions[3]);
    expect(others.map((ravi) => ravi.messages().length)).toEqual(others.map(() => 1));
    const read = asha.messages().map(({ text }) => questions.findIndex((question) => question.test(text)));
    expect(read).toEqual([0, 1, 2, 3]);
  },
  240_000,
);
