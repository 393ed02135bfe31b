import { fork } from 'node:child_process';
import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { isAlive, keptBy, renderersOf, signal } from './browsers.ts';
import { type Linked, linkingPhones } from './linked.ts';

const asha = '919876543210@c.us';
const program = fileURLToPath(new URL('../../../../bots/whatsapp/web/session/program.ts', import.meta.url));
const link = linkingPhones();

/** Somebody writes, and is heard: the surest sign that all is well. */
async function talks(linked: Linked, words: string): Promise<void> {
  linked.wa.person({ number: '919876543210', name: 'Asha' }).says(words);
  await linked.until(() => linked.heard.some(({ body }) => body === words));
  const outcome = await linked.session.send({ to: asha, body: { kind: 'text', text: `you said ${words}` } });
  expect(outcome.came).toBe('sent');
}

describe('a shop whose browser', () => {
  it('was killed has another one soon, on the same phone, without a code to scan', async () => {
    const linked = await link();
    await linked.ready();
    const codes = linked.codes.length;
    signal('KILL', [keptBy(linked.folder).browser]);
    await linked.until(() => linked.states.includes('dead: browser-gone'));
    await linked.ready();
    await talks(linked, 'after the kill');
    expect(linked.codes).toHaveLength(codes);
  });

  it('crashed in its page opens the page again', async () => {
    const linked = await link();
    await linked.ready();
    signal('KILL', renderersOf(linked.folder));
    await linked.until(() =>
      linked.states.some((state) => /^dead: (page-crashed|browser-gone)$/.test(state)),
    );
    await linked.ready();
    await talks(linked, 'after the crash');
  });

  it('hangs in its page is ended, with all its processes, and started again', async () => {
    const linked = await link({ patience: { look: 1_000 } });
    await linked.ready();
    const hung = renderersOf(linked.folder);
    signal('STOP', hung);
    await linked.until(() => linked.states.includes('dead: page-silent'));
    await linked.ready();
    await talks(linked, 'after the hang');
    expect(hung.filter(isAlive)).toEqual([]);
  });

  it.each(['noted', 'not noted'])(
    'was left behind, %s, by a process that was killed, is ended first, and no other',
    async (how) => {
      const linked = await link();
      const bystander = await link();
      await Promise.all([linked.ready(), bystander.ready()]);
      const { browser, keeper } = keptBy(linked.folder);
      const other = keptBy(bystander.folder).browser;
      // Whoever is killed in the second after the browser's start has written no note of it.
      if (how === 'not noted') rmSync(join(linked.folder, 'browser.json'));
      signal('KILL', [keeper]);
      await linked.until(() => linked.lines.includes('a browser that was left behind was ended'));
      await linked.ready();
      expect([browser, other].map(isAlive)).toEqual([false, true]);
      await talks(linked, 'after the orphan');
    },
  );

  it('left a lock of another computer is started all the same', async () => {
    const linked = await link();
    await linked.ready();
    await linked.session.stop();
    const lock = join(linked.folder, 'session', 'SingletonLock');
    rmSync(lock, { force: true });
    symlinkSync('a-container-that-is-gone-7', lock);
    const again = await link({ wa: linked.wa, folder: linked.folder });
    await again.ready();
    expect(again.codes).toEqual([]);
  });

  it('is another one’s already is left alone, and the second one says so', async () => {
    const linked = await link();
    await linked.ready();
    const second = await link({ wa: linked.wa, folder: linked.folder, pauses: [60_000] });
    await second.until(() => second.states.includes('dead: in-use'));
    await talks(linked, 'still here');
  });

  it('loses its Haat is closed, and its process ends', async () => {
    const linked = await link();
    await linked.ready();
    await linked.session.stop();
    const child = fork(program, {
      execArgv: ['--import', 'tsx'],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const ready = new Promise<void>((resolve) =>
      child.on('message', (told) => {
        if ((told as { readonly state?: string }).state === 'ready') resolve();
      }),
    );
    child.send({ type: 'start', settings: linked.settings });
    await ready;
    const { browser } = keptBy(linked.folder);
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.disconnect();
    expect(await gone).toBe(0);
    expect(isAlive(browser)).toBe(false);
  });

  it('has no library is told of in a line', async () => {
    const linked = await link({ chromium: '/nowhere/chromium' });
    const resolve =
      'export async function resolve(name, context, next) {' +
      " if (name === 'whatsapp-web.js') throw Object.assign(new Error('no'), { code: 'ERR_MODULE_NOT_FOUND' });" +
      ' return next(name, context); }';
    const hooks = `data:text/javascript,${encodeURIComponent(resolve)}`;
    const register = `import { register } from 'node:module'; register(${JSON.stringify(hooks)});`;
    const without = `data:text/javascript,${encodeURIComponent(register)}`;
    const child = fork(program, {
      execArgv: ['--import', 'tsx', '--import', without],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const told = new Promise<unknown>((heard) => child.once('message', heard));
    child.send({ type: 'start', settings: { ...linked.settings, chromium: process.execPath } });
    expect(await told).toEqual({ type: 'state', state: 'dead', why: 'module-missing' });
  });

  it('is another program is told of with the path that names it, and is tried again', async () => {
    const linked = await link({ chromium: '/bin/true', pauses: [50] });
    await linked.until(() => linked.states.includes('dead: browser-fails'));
    expect(linked.session.status()).toMatchObject({ why: 'browser-fails', detail: '/bin/true' });
    const before = linked.lines.length;
    await linked.until(() => linked.lines.length > before);
  });

  it('is not there is told of in a line, and nothing is tried again', async () => {
    const linked = await link({ chromium: '/nowhere/chromium' });
    await linked.until(() => linked.states.includes('dead: browser-missing'));
    expect(linked.session.status()).toMatchObject({
      ...{ state: 'dead', why: 'browser-missing', detail: '/nowhere/chromium' },
    });
    expect(await linked.session.send({ to: asha, body: { kind: 'text', text: 'x' } })).toEqual({
      came: 'broken',
    });
  });
});
