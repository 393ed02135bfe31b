import { describe, expect, it } from 'vitest';
import { keptBy, signal } from './browsers.ts';
import { type Linked, linkingPhones } from './linked.ts';

const link = linkingPhones();
const year = 365 * 86_400_000;

/** Somebody who has written and was shown a poll, and somebody else. */
async function asked() {
  const linked = await link({ polls: true });
  await linked.ready();
  const asha = linked.wa.person({ number: '919876600001', name: 'Asha', lid: '77000000000001@lid' });
  const ravi = linked.wa.person({ number: '919876600002', name: 'Ravi', lid: '77000000000002@lid' });
  asha.says('hi');
  await linked.until(() => linked.heard.length > 0);
  const body = { kind: 'poll', title: 'Or here', options: ['Yes', 'No'] };
  const { came } = await linked.session.send({ to: linked.heard[0]?.from ?? '', body } as never);
  expect(came).toBe('sent');
  return { linked, asha, ravi };
}

/** Kills the browser; what happens then is not seen until it is back. */
async function away({ linked }: { readonly linked: Linked }, happens: () => void): Promise<void> {
  signal('KILL', [keptBy(linked.folder).browser]);
  await expect.poll(() => linked.wa.world.lines.size).toBe(0);
  happens();
  await linked.until(() => linked.session.status().state !== 'ready');
  await linked.ready();
}

const heardOf = ({ heard }: Linked) => heard.map(({ type, body }) => (type === 'vote' ? 'vote' : body));

describe('a vote', { timeout: 120_000 }, () => {
  it.each([
    ['a year ahead', () => Date.now() + year],
    ['of 1970', () => 1_000_000_000],
  ])('by a clock that is %s is heard, and hides nobody’s message after it', async (_clock, t) => {
    const { linked, asha, ravi } = await asked();
    asha.votes('No', { t: t() });
    await linked.until(() => heardOf(linked).includes('vote'));
    const voted = linked.heard.find(({ type }) => type === 'vote');
    expect(voted?.vote?.option).toBe(1);
    expect(Math.abs(Date.now() - (voted?.at ?? 0))).toBeLessThan(60_000);
    await away({ linked }, () => ravi.says('are you there'));
    await linked.until(() => heardOf(linked).includes('are you there'));
    // A vote is told again after each absence, under the name it had: Haat knows it.
    const votes = linked.heard.filter(({ type }) => type === 'vote').map(({ id }) => id);
    expect(new Set(votes).size).toBe(1);
  });

  it('without a time is left out, and its chat goes on', async () => {
    const { linked, asha } = await asked();
    asha.votes('Yes', { t: undefined });
    asha.says('yes');
    await linked.until(() => heardOf(linked).includes('yes'));
    expect(heardOf(linked)).not.toContain('vote');
  });

  it('of one of ours, by any id of our number, is none of the customer’s', async () => {
    const { linked, asha } = await asked();
    const { pn, lid } = linked.wa.world.me;
    asha.votes('Yes', { sender: pn });
    asha.votes('Yes', { sender: lid });
    asha.votes('No', { sender: asha.chat });
    await linked.until(() => heardOf(linked).includes('vote'));
    asha.says('done');
    await linked.until(() => heardOf(linked).includes('done'));
    const votes = linked.heard.flatMap(({ vote }) => (vote ? [vote.option] : []));
    expect(votes).toEqual([1]);
  });
});
