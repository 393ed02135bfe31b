import { expect, it } from 'vitest';
import { type Person, startWhatsappWeb, type WhatsappWeb } from '../../../../standins/whatsapp-web/index.ts';
import { type Memory, openWholeShop, type WholeShop } from './shop.ts';

const conversations = 2_000;
const restarts = 10;
/** People who write at the same time. */
const atOnce = 16;
/** Milliseconds for an answer, also of those whose browser is killed meanwhile. */
const within = 60_000;
const mebibyte = 2 ** 20;

/**
 * Bytes that a process may hold more after each 1,000 people. Haat remembers the chats of the last few thousand, some 2 KB
 * each, and who wrote when; the other process who has written. What the system has lent goes up and down by itself.
 */
const growth = {
  haat: { heapUsed: 4 * mebibyte, rss: 24 * mebibyte },
  keeper: { heapUsed: 2 * mebibyte, rss: 24 * mebibyte },
} as const;

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

/** As the memory stood before a browser was killed, with so many people in the middle of their talk. */
type Look = {
  readonly after: number;
  readonly talking: number;
  readonly held: Readonly<Record<keyof typeof growth, Memory>>;
};

/** Everybody talks; now and then the browser is killed. */
async function week(wa: WhatsappWeb, shop: WholeShop) {
  const people: Person[] = [];
  const looks: Look[] = [];
  let done = 0;
  const talk = async (): Promise<void> => {
    const nth = people.length;
    const about = { number: String(919_870_000_000 + nth), lid: `${77_000_000_000_000 + nth}@lid` };
    const asha = wa.person({ ...about, name: `Asha ${nth}` });
    people.push(asha);
    for (const [says, reads] of talkOf(nth)) {
      asha.says(says);
      await asha.hears(reads, { within });
    }
    done++;
  };
  const lookAndKill = async (): Promise<void> => {
    const [after, talking] = [done, people.length - done];
    looks.push({ after, talking, held: await shop.memory() });
    shop.killBrowser();
  };
  const everybody = async (): Promise<void> => {
    while (people.length < conversations) {
      await talk();
      if (done % Math.floor(conversations / (restarts + 1)) === 0 && looks.length < restarts)
        await lookAndKill();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, everybody));
  return { people, looks };
}

it('2,000 people talk while the browser is killed ten times: all are answered, nobody twice, and memory stays', async () => {
  const wa = await startWhatsappWeb({ refMs: 600_000 });
  const shop = await openWholeShop(wa, { pauses: [50] });
  try {
    await shop.link();
    const { people, looks } = await week(wa, shop);
    const read = (asha: Person, nth: number) =>
      asha.messages().map(({ text }) => talkOf(nth).findIndex(([, reads]) => reads.test(text)));
    expect(people.map(read)).toEqual(people.map((_, nth) => talkOf(nth).map((_line, n) => n)));
    expect(looks.map(({ talking }) => talking > 0)).toEqual(Array.from({ length: restarts }, () => true));
    expect(wa.world.missing).toEqual([]);
    const [first, last] = [looks[0], looks.at(-1)];
    for (const [name, most] of Object.entries(growth) as [keyof typeof growth, Memory][])
      for (const [kind, bytes] of Object.entries(most) as [keyof Memory, number][]) {
        const grown = Number(last?.held[name][kind]) - Number(first?.held[name][kind]);
        const thousands = (Number(last?.after) - Number(first?.after)) / 1_000;
        expect(grown / thousands, `${kind} of ${name}: ${held(looks, name, kind)}`).toBeLessThan(bytes);
      }
  } finally {
    await shop.close();
    await wa.stop();
  }
}, 600_000);

/** MiB at each look, for whoever reads that it was too much. */
const held = (looks: readonly Look[], name: keyof typeof growth, kind: keyof Memory): string =>
  looks.map((look) => (look.held[name][kind] / mebibyte).toFixed(1)).join(' ');
