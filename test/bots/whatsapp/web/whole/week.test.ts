import { expect, it } from 'vitest';
import { type Person, startWhatsappWeb, type WhatsappWeb } from '../../../../standins/whatsapp-web/index.ts';
import { openWholeShop, type WholeShop } from './shop.ts';

const conversations = 2_000;
const restarts = 10;
/** People who write at the same time. */
const atOnce = 16;
/** Milliseconds for an answer, also of those whose browser is killed meanwhile. */
const within = 60_000;

/** Talks with one browser, and how many of them pass before it is looked at for the first time. */
const each = Math.floor(conversations / (restarts + 1));
const warm = 60;

/** What people say, and what they read: these and nothing else, in this order. */
const talks = [
  [
    ['hi', /What would you like to do/],
    ['track', /no orders with us yet/],
  ],
  [
    ['hi', /What would you like to do/],
    ['iphone 11 128 gb', /Does it turn on/],
  ],
] as const;

const talkOf = (nth: number) => talks[nth % talks.length] ?? talks[0];

/** How the memory stood after so many talks, with so many people in the middle of theirs. */
type Look = { readonly after: number; readonly talking: number; readonly held: Held };
type Held = Awaited<ReturnType<WholeShop['memory']>>;

/** Everybody talks; now and then the browser is killed. Memory is looked at early in the life of each, and at its end. */
async function week(wa: WhatsappWeb, shop: WholeShop) {
  const people: Person[] = [];
  const early: Look[] = [];
  const late: Look[] = [];
  let done = 0;
  /** Gives how many are done. */
  const talk = async (): Promise<number> => {
    const nth = people.length;
    const about = { number: String(919_870_000_000 + nth), lid: `${77_000_000_000_000 + nth}@lid` };
    const asha = wa.person({ ...about, name: `Asha ${nth}` });
    people.push(asha);
    for (const [says, reads] of talkOf(nth)) {
      asha.says(says);
      await asha.hears(reads, { within });
    }
    return ++done;
  };
  const lookInto = async (looks: Look[]): Promise<void> => {
    const [after, talking] = [done, people.length - done];
    looks.push({ after, talking, held: await shop.memory() });
  };
  const everybody = async (): Promise<void> => {
    while (people.length < conversations) {
      const now = await talk();
      if (now > each * restarts) continue;
      if (now % each === warm) await lookInto(early);
      if (now % each === 0) {
        await lookInto(late);
        shop.killBrowser();
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, everybody));
  return { people, early, late };
}

type Reads = (held: Held) => number;

/** Mebibytes that were held more after each 1,000 talks, from one look to the other, over all of these pairs. */
function grown(pairs: readonly (readonly [from: Look | undefined, to: Look | undefined])[], read: Reads) {
  const whole = pairs.flatMap(([from, to]) => (from && to ? [{ from, to }] : []));
  const more = whole.reduce((sum, { from, to }) => sum + read(to.held) - read(from.held), 0);
  const talks = whole.reduce((sum, { from, to }) => sum + to.after - from.after, 0);
  return more / 2 ** 20 / (talks / 1_000);
}

it('2,000 people talk while the browser is killed ten times: all are answered, nobody twice, and memory stays', async () => {
  const wa = await startWhatsappWeb({ refMs: 600_000 });
  const shop = await openWholeShop(wa, { pauses: [50] });
  try {
    await shop.link();
    const { people, early, late } = await week(wa, shop);
    const read = (asha: Person, nth: number) =>
      asha.messages().map(({ text }) => talkOf(nth).findIndex(([, reads]) => reads.test(text)));
    expect(people.map(read)).toEqual(people.map((_, nth) => talkOf(nth).map((_line, n) => n)));
    expect(late.map(({ talking }) => talking > 0)).toEqual(Array.from({ length: restarts }, () => true));
    expect(wa.world.missing).toEqual([]);
    const whole = [[late[0], late.at(-1)]] as const;
    const lives = late.map((end, n) => [early[n], end] as const);
    // Haat remembers the chats of the last few thousand, some 2 KB each; its other process who has written.
    const growth = {
      'heap of Haat': grown(whole, ({ haat }) => haat.heapUsed),
      'heap of the process that has the browser': grown(whole, ({ keeper }) => keeper.heapUsed),
      'the same in the life of one browser': grown(lives, ({ keeper }) => keeper.heapUsed),
    };
    // What the system has lent goes up and down by itself.
    const lent = [grown(whole, ({ haat }) => haat.rss), grown(whole, ({ keeper }) => keeper.rss)];
    expect(Object.entries(growth).filter(([, mebibytes]) => mebibytes > 4)).toEqual([]);
    expect(lent.filter((mebibytes) => mebibytes > 24)).toEqual([]);
  } finally {
    await shop.close();
    await wa.stop();
  }
}, 600_000);
