import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ChannelError } from '#bots/shell/errors.ts';
import { tapData } from '#bots/shell/tap.ts';
import type { Shown } from '#core/conversation/index.ts';
import { badTexts } from '../support/bad-inputs.ts';
import { type ChannelHarness, copy, type OpenChannel, outboundOf, secret, shown } from './channel-harness.ts';
import { listening } from './listening.ts';

/** What the shop relies on in every channel: told through the port, and seen as the person sees it. */
export function channelContract(name: string, open: OpenChannel): void {
  describe(`${name}, as a channel`, () => {
    let harness: ChannelHarness;
    let ear: ReturnType<typeof listening>;

    beforeEach(async () => {
      ear = listening();
      harness = await open({ copy, secret });
      await harness.channel.start(ear.accept);
      await harness.writes('hello');
    });

    afterEach(async () => {
      await harness.channel.stop();
      await harness.close();
    });

    const send = (...replies: Parameters<typeof outboundOf>[1][]) =>
      harness.channel.send(outboundOf(harness.conversation, ...replies));
    const last = () => harness.screen().at(-1);
    const lastEvent = () => ear.heard.at(-1)?.event;

    it('hears what a person writes, word for word', async () => {
      await harness.writes('iphone 11 128 <b>');
      expect(lastEvent()).toEqual({ type: 'text', text: 'iphone 11 128 <b>' });
    });

    it('names the conversation and the delivery after itself', () => {
      const [inbound] = ear.heard;
      expect(inbound?.conversation).toBe(harness.conversation);
      expect(inbound?.conversation).toMatch(new RegExp(`^${harness.channel.name}:`));
      expect(inbound?.id).toMatch(new RegExp(`^${harness.channel.name}:`));
    });

    it('gives a repeated delivery the id it had, and the next one another', async () => {
      await harness.redelivers();
      await harness.writes('hello');
      const [first, again, next] = ear.heard.map(({ id }) => id);
      expect(again).toBe(first);
      expect(next).not.toBe(first);
    });

    it('acknowledges a delivery only once its turn is durable', async () => {
      const release = ear.hold();
      let acknowledged = false;
      const writing = harness.writes('sell').then(() => {
        acknowledged = true;
      });
      await ear.hears(2);
      await send(shown('a round trip, in which an early acknowledgement would arrive'));
      expect(acknowledged).toBe(false);
      release();
      await writing;
    });

    it('waits, when it stops, for the turn that is under way', async () => {
      const release = ear.hold();
      const writing = harness.writes('sell').catch(() => undefined);
      await ear.hears(2);
      let stopped = false;
      const stopping = harness.channel.stop().then(() => {
        stopped = true;
      });
      await new Promise(setImmediate);
      expect(stopped).toBe(false);
      release();
      await stopping;
      await writing;
    });

    it('says a line, with its bold part in bold', async () => {
      await send(shown('Which brand is it?'));
      expect(last()?.text).toContain('Title Which brand is it?');
      expect(last()?.bold).toEqual(['Title']);
    });

    it('says several replies in their order', async () => {
      await send(shown('first'), shown('second'), shown('third'));
      const all = harness.screen().map(({ text }) => text);
      expect(all.join('\n')).toMatch(/first.*second.*third/s);
    });

    it('shows every choice and every control by its words', async () => {
      await send(menu);
      expect(last()?.choices).toEqual(['Apple', 'OnePlus', 'Back']);
    });

    it('hears a tap as the place it was made at', async ({ skip }) => {
      if (!harness.taps) return skip('people type numbers here');
      await send(menu);
      await harness.taps('OnePlus');
      expect(lastEvent()).toEqual({ type: 'tap', menu: 7, index: 1 });
      await harness.taps('Back');
      expect(lastEvent()).toEqual({ type: 'tap', menu: 7, index: 2 });
    });

    it('leaves a typed number to those who know the menu', async () => {
      await send(menu);
      await harness.writes('2');
      expect(lastEvent()).toEqual({ type: 'text', text: '2' });
    });

    it('breaks a long text between paragraphs, into pieces that the platform takes, and loses nothing', async () => {
      const paragraphs = Array.from(
        { length: 80 },
        (_, i) => `Paragraph ${i} <&> ${'of many words '.repeat(14)}`,
      );
      const before = harness.screen().length;
      await send(shown(paragraphs.join('\n\n'), { menu: 9, choices: [{ id: 'ok', label: 'OK' }] }));
      const pieces = harness.screen().slice(before);
      expect(pieces.every(({ text }) => text.length <= harness.longest)).toBe(true);
      const words = pieces
        .map(({ text }) => text)
        .join(' ')
        .replace(/\s+/g, ' ');
      expect(words).toContain(paragraphs.join(' ').replace(/\s+/g, ' ').trim());
      expect(last()?.choices).toHaveLength(1);
    });

    it('says of every trouble what kind it is, and works again after it', async () => {
      for (const trouble of harness.troubles) {
        harness.breaks(trouble);
        const failed = send(shown('lost'));
        await expect(failed, trouble).rejects.toBeInstanceOf(ChannelError);
        await expect(failed, trouble).rejects.toMatchObject({ code: trouble });
      }
      await send(shown('found'));
      expect(last()?.text).toContain('found');
    });

    it('refuses a conversation that is not its own', async () => {
      const strange = harness.channel.send(outboundOf('elsewhere:1:2', shown('hello')));
      await expect(strange).rejects.toMatchObject({ name: 'ChannelError', code: 'rejected' });
    });
  });

  hostileContract(name, open);
}

/** What nobody should send, and what must not come through. One chat for all of it, as one person would try it. */
function hostileContract(name: string, open: OpenChannel): void {
  describe(`${name}, with hostile people`, () => {
    const ear = listening();
    let harness: ChannelHarness;

    beforeAll(async () => {
      harness = await open({ copy, secret });
      await harness.channel.start(ear.accept);
      await harness.writes('hello');
    });

    afterAll(async () => {
      await harness.channel.stop();
      await harness.close();
    });

    const send = (reply: Shown) => harness.channel.send(outboundOf(harness.conversation, reply));
    const last = () => harness.screen().at(-1);

    it.for(badTexts('CB'))('takes $id for a forged button', async ({ in: data }, { skip }) => {
      if (!harness.forges) return skip('there are no buttons here');
      await send(menu);
      const before = ear.heard.length;
      await harness.forges(data);
      expect(ear.heard.slice(before).map(({ event }) => event)).toEqual([{ type: 'forged' }]);
    });

    it('takes a button that was made for another chat for a forged one', async ({ skip }) => {
      if (!harness.forges) return skip('there are no buttons here');
      await send(menu);
      const before = ear.heard.length;
      await harness.forges(tapData(secret, { conversation: `${harness.conversation}1`, menu: 7, index: 1 }));
      expect(ear.heard.slice(before).map(({ event }) => event)).toEqual([{ type: 'forged' }]);
    });

    it.each(badTexts('MARK'))('shows $id as it was written', async ({ in: text }) => {
      await send(shown(text));
      expect(last()?.text).toContain(text.trim());
      expect(last()?.bold).toEqual(['Title']);
    });

    it.each(badTexts('MARK'))('shows $id on a button as it was written', async ({ in: text }) => {
      await send(shown('which?', { menu: 8, choices: [{ id: 'x', label: text }] }));
      expect(last()?.choices[0]).toContain(text.slice(0, 20).trim());
    });
  });
}

const menu = shown('Which brand?', {
  menu: 7,
  choices: [
    { id: 'apple', label: 'Apple' },
    { id: 'oneplus', label: 'OnePlus' },
  ],
  controls: [{ id: '@back', label: 'Back' }],
});
