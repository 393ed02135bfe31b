import { describe, expect, it } from 'vitest';
import { type Linked, linkingPhones } from './linked.ts';

const asha = '919876543210@c.us';
const link = linkingPhones();

const bodies = ({ heard }: Linked): readonly string[] => heard.map(({ body }) => body);
const person = ({ wa }: Linked) => wa.person({ number: '919876543210', name: 'Asha' });
const say = ({ session }: Linked, text: string, tried?: number) =>
  session.send({ to: asha, body: { kind: 'text', text }, ...(tried === undefined ? {} : { tried }) });

describe('a linked phone', () => {
  it('is ready also when the page was synchronised before the library looked', async () => {
    const first = await link();
    await first.ready();
    await first.session.stop();
    first.wa.behaviour.syncMs = 0;
    const again = await link({ wa: first.wa, folder: first.folder });
    await again.ready();
    person(again).says('hello');
    await again.until(() => bodies(again).includes('hello'));
  });

  it('hears what comes while its page loads itself anew, and after it, once', async () => {
    const linked = await link();
    await linked.ready();
    linked.wa.phone.reloads();
    await linked.wa.until(() => linked.wa.world.lines.size === 0);
    const who = person(linked);
    who.says('meanwhile');
    await linked.until(() => bodies(linked).includes('meanwhile'));
    who.says('afterwards');
    await linked.until(() => bodies(linked).includes('afterwards'));
    expect(bodies(linked)).toEqual(['meanwhile', 'afterwards']);
    expect(linked.states.some((state) => state.startsWith('dead'))).toBe(false);
  });

  it('whose page loads itself anew while WhatsApp is away is back soon after WhatsApp is', async () => {
    const linked = await link({ patience: { starting: 1_000, lost: 2_000 } });
    await linked.ready();
    linked.wa.behaviour.isDown = true;
    linked.wa.phone.reloads();
    await linked.until(() => linked.lines.includes('the library failed: auth timeout'));
    linked.wa.phone.comesUp();
    await linked.until(() => linked.states.some((state) => state.startsWith('dead')));
    await linked.ready();
  });

  it('whose page never comes to itself is given up and tried again', async () => {
    const linked = await link({ behaviour: { version: '' }, patience: { starting: 1_500 } });
    await linked.until(() => linked.states.some((state) => /^dead: start-(failed|slow)$/.test(state)));
    linked.wa.behaviour.version = '2.3000.1';
    await linked.ready();
  });

  it('hears each message once, though the page opens frames, before it is linked and after', async () => {
    const linked = await link({ unscanned: true });
    await linked.until(() => linked.session.status().state === 'qr' && linked.codes.length > 0);
    linked.wa.phone.opensFrame();
    linked.wa.phone.scan(linked.codes.at(-1)?.value ?? '');
    await linked.ready();
    linked.wa.phone.opensFrame();
    const who = person(linked);
    for (const words of ['one', 'two', 'three']) who.says(words);
    await linked.until(() => linked.heard.length >= 3);
    expect(bodies(linked)).toEqual(['one', 'two', 'three']);
  });

  it('that refuses a message says so; one nobody knows of is looked for before it is said again', async () => {
    const linked = await link({ ack: 1_000 });
    await linked.ready();
    const who = person(linked);
    who.says('hello');
    await linked.until(() => linked.heard.length > 0);
    linked.wa.behaviour.fails = () => 'refused';
    expect(await say(linked, 'refused')).toMatchObject({ came: 'failed' });
    linked.wa.behaviour.fails = () => 'lost';
    const tried = Date.now();
    expect(await say(linked, 'the price')).toMatchObject({ came: 'unknown' });
    linked.wa.behaviour.fails = () => undefined;
    await linked.session.stop();
    const again = await link({ wa: linked.wa, folder: linked.folder });
    await again.ready();
    expect(await say(again, 'the price', tried)).toMatchObject({ came: 'sent' });
    expect(who.messages().filter(({ text }) => text === 'the price')).toHaveLength(1);
  });

  it('whose page lost a part cannot send, and says it; without the part that marks chats as seen it can', async () => {
    const linked = await link();
    await linked.ready();
    linked.wa.phone.breaks('WAWebUpdateUnreadChatAction');
    // The page has heard of it once it hears what is said after it.
    person(linked).says('hello');
    await linked.until(() => linked.heard.length > 0);
    expect(await say(linked, 'hello')).toEqual({ came: 'broken' });
    await linked.session.stop();
    const again = await link({ wa: linked.wa, folder: linked.folder, sendSeen: false });
    await again.ready();
    expect(await say(again, 'hello')).toMatchObject({ came: 'sent' });
  });

  it('whose page lost a part that it starts with is connected, but not ready, and is tried until it is', async () => {
    const patience = { nudge: 100, notReady: 500, neverReady: 1_500 };
    const linked = await link({ behaviour: { broken: ['WAWebSyncGatingUtils'] }, patience });
    await linked.until(() => linked.states.includes('degraded: not-ready'));
    linked.wa.behaviour.broken.splice(0);
    await linked.ready();
    expect(linked.states).toContain('dead: not-ready');
  });

  it('that WhatsApp blocks is left alone until somebody looks at it', async () => {
    const linked = await link();
    await linked.ready();
    linked.wa.phone.says('TOS_BLOCK');
    await linked.until(() => linked.states.at(-1) === 'dead: blocked');
  });
});
