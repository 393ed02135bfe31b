import { describe, expect, it } from 'vitest';
import { readableSms } from '#bots/providers/sms/simulated.ts';
import { createCopy } from '#prompts/index.ts';
import { playground } from '../playground/harness.ts';

const sms = { id: 'sms:7', to: '+919123488712', text: '320242 is your Haat number check.', number: 'HT-1' };

describe('a text message that is only simulated', () => {
  it('S0-46: is told to whoever plays the customer, and its answer names no word of it', async () => {
    const provider = readableSms();
    const shown: unknown[] = [];
    provider.watch?.(async (text) => void shown.push(text));
    const said = await provider.send(sms);
    expect(shown).toEqual([sms]);
    expect(said).not.toMatch(/320242|9123488712/);
  });

  it('S0-46: stands in the chat of its customer once, with the end of the number alone', () => {
    const { channel, hub } = playground(createCopy());
    channel.receives('playground:local:asha', sms);
    channel.receives('playground:local:asha', sms);
    channel.receives('telegram:7001:5', sms);
    expect(hub.bubbles('asha')).toMatchObject([{ from: 'sms', to: '12', text: [{ text: sms.text }] }]);
    expect(JSON.stringify(hub.bubbles('asha'))).not.toContain('9123488712');
  });
});
