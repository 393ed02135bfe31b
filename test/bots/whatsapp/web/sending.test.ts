import { describe, expect, it } from 'vitest';
import { cameOf } from '#bots/whatsapp/web/session/sending.ts';
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
