import { PassThrough } from 'node:stream';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { messagesPath, type Told, terminalHandler } from '#bots/terminal/index.ts';
import type { Peer } from '../../../scripts/chat/peer.ts';
import { linesOf, play } from '../../../scripts/chat/play.ts';
import { printer } from '../../../scripts/chat/print.ts';
import { remotePeer } from '../../../scripts/chat/remote.ts';
import { talk } from '../../../scripts/chat/talk.ts';
import { echoShop, wordsOf } from './echo-shop.ts';

/** The shop in “another process”: behind HTTP. */
async function openShop() {
  const { exchange, tell } = await echoShop();
  const handle = terminalHandler(exchange, 'token');
  const app = new Hono().on(['GET', 'POST'], messagesPath, (c) => handle(c.req.raw));
  return new Promise<{ url: string; tell: typeof tell; close: () => Promise<void> }>((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      resolve({
        url: `http://127.0.0.1:${port}`,
        tell,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            if ('closeAllConnections' in server) server.closeAllConnections();
          }),
      }),
    );
  });
}

describe('npm run chat, with a shop that runs', () => {
  let shop: Awaited<ReturnType<typeof openShop>>;
  let peer: Peer;
  let heard: string[];
  const print = (told: readonly Told[]) => void heard.push(...wordsOf(told));

  beforeEach(async () => {
    shop = await openShop();
    peer = remotePeer({ url: shop.url, token: 'token' }, { as: 'me', language: 'hi' });
    heard = [];
  });

  afterEach(() => shop.close());

  it('plays a script: a message a line, and what is for the reader left out', async () => {
    const echoed: string[] = [];
    const script = '# selling\n\niphone 11\r\n  2 \n#\n# the end\n';
    await play(linesOf(script), { peer, print, echo: (line) => void echoed.push(line) });
    expect(echoed).toEqual(['iphone 11', '2']);
    expect(heard).toEqual(['<b>Title</b> iphone 11', '<b>Title</b> 2']);
  });

  it('stops a script at the first line at which the bot fails', async () => {
    const playing = play(['1', 'break', '3'], { peer, print, echo: () => undefined });
    await expect(playing).rejects.toThrow('the bot failed at “break”');
    expect(heard).toHaveLength(2);
  });

  it('stops a script when a line cannot be stored, when the token is wrong, and when nobody is there', async () => {
    const silent = { print, echo: () => undefined };
    await expect(play(['no database'], { peer, ...silent })).rejects.toThrow('Haat answered 503');
    const stranger = remotePeer({ url: shop.url, token: 'other' }, { as: 'me' });
    await expect(play(['hi'], { peer: stranger, ...silent })).rejects.toThrow('Haat answered 401');
    const nobody = remotePeer({ url: 'http://127.0.0.1:9', token: 'token' }, { as: 'me' });
    await expect(play(['hi'], { peer: nobody, ...silent })).rejects.toThrow('cannot be reached');
  });

  it('says what comes down a pipe, and nothing else', async () => {
    const input = new PassThrough();
    input.end('hello\n\nsell\n');
    expect(await talk({ peer, print, input, output: new PassThrough() })).toBe(true);
    expect(heard).toEqual(['<b>Title</b> hello', '<b>Title</b> sell']);
  });

  it('ends when somebody types quit or exit', async () => {
    for (const word of ['quit', ' Exit']) {
      heard = [];
      const input = new PassThrough();
      input.end(`hello\n${word}\nsell\n`);
      expect(await talk({ peer, print, input, output: new PassThrough() })).toBe(true);
      expect(heard).toEqual(['<b>Title</b> hello']);
    }
  });

  it('remembers that the bot failed once', async () => {
    const input = new PassThrough();
    input.end('break\nhello\n');
    expect(await talk({ peer, print, input, output: new PassThrough() })).toBe(false);
    expect(heard).toHaveLength(2);
  });

  it('greets who sits at the keyboard, and passes on what the shop says unasked', async () => {
    const input = Object.assign(new PassThrough(), { isTTY: true });
    const next = new Map<string, () => void>();
    const hears = (words: string) => new Promise<void>((resolve) => next.set(words, resolve));
    const greeted = hears('<b>Title</b> opened');
    const talking = talk({
      peer,
      input,
      output: new PassThrough(),
      print: (told) => {
        for (const words of wordsOf(told)) next.get(words)?.();
      },
    });
    await greeted;
    const told = hears('<b>Title</b> your order is on its way');
    await shop.tell('terminal:local:me', 'your order is on its way');
    await told;
    const answered = hears('<b>Title</b> thanks');
    input.write('thanks\n');
    await answered;
    input.end();
    expect(await talking).toBe(true);
  });

  it('prints for people and for programs', async () => {
    const printed: string[] = [];
    const told = await peer.say('5 < 6');
    printer('plain', (text) => void printed.push(text))(told);
    printer('json', (text) => void printed.push(text))(told);
    expect(printed[0]).toBe('Title 5 < 6\n\n');
    expect(printed[1]).toMatch(/^\{"key":.*"text":"Title 5 < 6","choices":\[\]\}\n$/);
  });
});
