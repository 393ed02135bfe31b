import { describe, expect, it } from 'vitest';
import { cameOf, createMouthpiece, type Mouth } from '#bots/whatsapp/web/session/sending.ts';
import { within } from '#bots/whatsapp/web/session/within.ts';

describe('a message whose sending failed', () => {
  it.each([
    'Execution context was destroyed, most likely because of a navigation.',
    "Attempted to use detached Frame 'A1'.",
    'Protocol error (Runtime.callFunctionOn): Target closed',
    'Connection closed.',
    // The page was loaded anew, and the library's parts are not in it yet.
    "Cannot read properties of undefined (reading 'getChat')",
    'window.WWebJS.sendMessage is not a function',
  ])('may be there, and is looked for before it is said again: %s', (text) => {
    expect(cameOf(new Error(text))).toBe('unknown');
  });

  it('may be there when the page did not answer', async () => {
    const error = await within(1, new Promise(() => undefined)).catch((thrown: unknown) => thrown);
    expect(cameOf(error)).toBe('unknown');
  });

  it('waits for a page that has the part again: Requiring unknown module', () => {
    expect(cameOf(new Error('Requiring unknown module "WAWebSendMsgChatAction"'))).toBe('broken');
  });

  it.each(['No LID for user', 'not a user wid', 'wid error: invalid wid x'])(
    'is not said to somebody who cannot be reached: %s',
    (text) => {
      expect(cameOf(new Error(text))).toBe('forbidden');
    },
  );

  it('is refused for any other reason', () => {
    expect(cameOf('ERROR_UNKNOWN')).toBe('failed');
  });
});

/** A page that shows these messages, and has sent another one only when it is let. */
function slowPage(shown: object[] = []) {
  const says: string[] = [];
  let go = (): void => undefined;
  const sendMessage = (_chat: string, body: string) => {
    says.push(body);
    return new Promise((resolve) => {
      go = () => {
        const message = {
          id: { id: String(says.length), _serialized: `true_${says.length}` },
          ack: 1,
          body,
          timestamp: 2_000,
        };
        shown.push(message);
        resolve(message);
      };
    });
  };
  const getChatById = async () => ({ fetchMessages: async () => shown });
  const parts = {
    client: { sendMessage, getChatById },
    library: {},
    people: { byKey: () => ({ chat: 'asha' }) },
  };
  return {
    mouth: { ...parts, sendSeen: false, call: 50, ack: 50 } as unknown as Mouth,
    says,
    go: () => go(),
  };
}

describe('a message that a page is slow with', () => {
  it('is waited for, then looked for, and not said a second time', async () => {
    const { mouth, says, go } = slowPage();
    const { send } = createMouthpiece(mouth);
    const going = { to: 'asha', body: { kind: 'text', text: 'the price' } } as const;
    expect(await send(going)).toEqual({ came: 'unknown' });
    expect(await send({ ...going, tried: 2_000_000 })).toEqual({ came: 'unknown' });
    const third = send({ ...going, tried: 2_000_000 });
    go();
    expect(await third).toEqual({ came: 'sent', id: 'true_1' });
    expect(says).toEqual(['the price']);
  });
});

/** One that sends at once. */
function page(shown: object[]) {
  const { mouth, says } = slowPage(shown);
  const sendMessage = async (_chat: string, body: string) => {
    says.push(body);
    return { id: { id: '1', _serialized: 'true_1' }, ack: 1 };
  };
  return { mouth: { ...mouth, client: { ...mouth.client, sendMessage } } as unknown as Mouth, says };
}

describe('a message that may have been said before', () => {
  const message = (name: string, timestamp: number) => ({
    id: { id: name, _serialized: `true_asha_${name}` },
    ...{ ack: 1, body: 'the price', timestamp },
  });
  const going = { to: 'asha', body: { kind: 'text', text: 'the price' }, tried: 2_000_000 } as const;

  it('is found by a clock that is a minute behind ours', async () => {
    const { mouth, says } = page([message('3EB0', 1_940)]);
    expect(await createMouthpiece(mouth).send(going)).toEqual({ came: 'sent', id: 'true_asha_3EB0' });
    expect(says).toEqual([]);
  });

  it('is none that said the same, and is known to be another', async () => {
    const { mouth, says } = page([message('3EB0', 1_990)]);
    const outcome = await createMouthpiece(mouth).send({ ...going, others: ['true_asha@lid_3EB0'] });
    expect(outcome).toMatchObject({ came: 'sent', id: 'true_1' });
    expect(says).toEqual(['the price']);
  });
});
