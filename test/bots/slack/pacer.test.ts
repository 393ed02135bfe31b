import { describe, expect, it } from 'vitest';
import { ChannelError } from '#bots/shell/errors.ts';
import { createPacer } from '#bots/slack/api/pacer.ts';

const tooOften = (wait: number) => new ChannelError('rate-limited', 'too often', wait);
const running = () => new AbortController();

describe('calls of one method', () => {
  it('all get through, one after another, once Slack has said wait', async () => {
    const pace = createPacer(running().signal);
    let refusals = 3;
    let atOnce = 0;
    let most = 0;
    const call = async (n: number) => {
      if (refusals-- > 0) throw tooOften(30);
      atOnce += 1;
      most = Math.max(most, atOnce);
      await new Promise((resolve) => setImmediate(resolve));
      atOnce -= 1;
      return n;
    };
    const all = Array.from({ length: 50 }, (_, n) => n);
    const first = await Promise.all(all.slice(0, 3).map((n) => pace('chat.postMessage', () => call(n))));
    expect(first).toEqual([0, 1, 2]);
    refusals = 1;
    const paused = pace('chat.postMessage', () => call(0));
    most = 0;
    await new Promise((resolve) => setImmediate(resolve));
    const rest = await Promise.all(all.map((n) => pace('chat.postMessage', () => call(n))));
    expect(await paused).toBe(0);
    expect(rest).toEqual(all);
    expect(most).toBe(1);
  });

  it('do not make those of another wait', async () => {
    const pace = createPacer(running().signal);
    let refused = false;
    const slow = pace('chat.postMessage', async () => {
      if (!refused) {
        refused = true;
        throw tooOften(200);
      }
      return 'slow';
    });
    const first = await Promise.race([slow, pace('chat.update', async () => 'quick')]);
    expect(first).toBe('quick');
    expect(await slow).toBe('slow');
  });

  it('leave a wait of minutes to the outbox', async () => {
    const pace = createPacer(running().signal);
    const call = pace('chat.postMessage', async () => {
      throw tooOften(120_000);
    });
    await expect(call).rejects.toMatchObject({ code: 'rate-limited', retryAfter: 120_000 });
  });

  it('fail as they failed when it was not for their rate', async () => {
    const pace = createPacer(running().signal);
    const call = pace('chat.postMessage', async () => {
      throw new ChannelError('rejected', 'no');
    });
    await expect(call).rejects.toMatchObject({ code: 'rejected' });
    expect(await pace('chat.postMessage', async () => 'next')).toBe('next');
  });

  it('are given back when the shop closes while they wait', async () => {
    const closing = running();
    const pace = createPacer(closing.signal);
    const call = pace('chat.postMessage', async () => {
      throw tooOften(50_000);
    });
    closing.abort();
    await expect(call).rejects.toMatchObject({ code: 'unreachable' });
  });
});
