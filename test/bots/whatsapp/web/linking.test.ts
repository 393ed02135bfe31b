import { describe, expect, it } from 'vitest';
import { type Linked, linkingPhones } from './linked.ts';

const link = linkingPhones();
const bodies = ({ heard }: Linked): readonly string[] => heard.map(({ body }) => body);
const person = ({ wa }: Linked) => wa.person({ number: '919876543210', name: 'Asha' });

describe('a phone', () => {
  it('that forgot us while we were off shows a new code, and works once it is scanned', async () => {
    const first = await link();
    await first.ready();
    await first.session.stop();
    first.wa.phone.forgets();
    const again = await link({ wa: first.wa, folder: first.folder });
    await again.ready();
    expect(again.codes).toHaveLength(1);
  });

  it('that unlinks us is asked for again, and its profile is not kept', async () => {
    const linked = await link();
    await linked.ready();
    linked.wa.phone.unlinks();
    await linked.until(() => linked.states.includes('dead: logged-out'));
    await linked.ready();
    expect(linked.codes).toHaveLength(2);
  });

  it('cannot be reached at first, and is once WhatsApp can be', async () => {
    const linked = await link({ behaviour: { isDown: true } });
    await linked.until(() => linked.states.includes('dead: start-failed'));
    expect(linked.session.status().detail).toMatch(/^net::ERR_\w+$/);
    // It is still the cause while the next try is under way.
    await linked.until(() => linked.states.includes('starting: start-failed'));
    linked.wa.phone.comesUp();
    await linked.ready();
  });

  it('may be linked late: codes are renewed when the page has given up', async () => {
    const linked = await link({ unscanned: true, behaviour: { refs: 1, refMs: 200 } });
    await linked.until(() => linked.codes.length >= 3);
    expect(new Set(linked.codes.map(({ value }) => value)).size).toBe(linked.codes.length);
    linked.wa.behaviour.refMs = 60_000;
    const seen = linked.codes.length;
    await linked.until(() => linked.codes.length > seen);
    linked.wa.phone.scan(linked.codes.at(-1)?.value ?? '');
    await linked.ready();
  });

  it('is linked by typing a code where a number is set', async () => {
    const linked = await link({ pairNumber: '912240000000' });
    await linked.until(() => linked.codes.some(({ kind }) => kind === 'pairing'));
    linked.wa.phone.types(linked.codes.at(-1)?.value ?? '');
    await linked.ready();
  });

  it('brings what came while we were away, and nothing from before it was linked', async () => {
    const first = await link({ unscanned: true });
    person(first).says('long ago', { t: 1_700_000_000 });
    await first.until(() => first.codes.length > 0);
    first.wa.phone.scan(first.codes[0]?.value ?? '');
    await first.ready();
    await first.session.stop();
    person(first).says('are you there?');
    const again = await link({ wa: first.wa, folder: first.folder });
    await again.until(() => again.heard.length > 0);
    expect([bodies(first), bodies(again)]).toEqual([[], ['are you there?']]);
  });
});
