import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from 'whatsapp-web.js';
import { limits } from '../limits.ts';
import type { News, Order } from '../protocol.ts';
import type { Browsing } from '../session-settings.ts';
import type { Reason } from '../states.ts';
import { type Failure, failureOf, kindOf } from './failure.ts';
import { type Fetching, fetchMedium } from './fetching.ts';
import { createHearing, type Hearing } from './hearing.ts';
import { createClient, type Library } from './library.ts';
import { openMark } from './mark.ts';
import { forgetBrowser, kill, noteBrowser, profileOf } from './orphan.ts';
import { openPeople } from './people.ts';
import type { Voted } from './said.ts';
import { createMouthpiece, type Mouthpiece } from './sending.ts';
import { reasonOf } from './standing.ts';
import { watch } from './watch.ts';
import { within } from './within.ts';

export type Life = {
  obey(order: Order): void;
  end(why: Reason): Promise<void>;
};

export type Living = {
  readonly library: Library;
  readonly settings: Browsing;
  readonly tell: (news: News) => void;
  /** It is over, and the browser is gone. */
  readonly over: () => void;
};

type Parts = Living & {
  readonly client: Client;
  readonly hearing: Hearing;
  readonly mouthpiece: Mouthpiece;
  readonly fetching: Fetching;
  readonly noted: (line: string) => void;
  readonly end: Life['end'];
  readonly fail: (failure: Failure) => Promise<void>;
};

/** One life of the library's client, from the browser's start to its end. What goes wrong ends it; the next one is a process of its own. */
export function live(living: Living): Life {
  const { settings, tell, over } = living;
  const { folder, sendSeen, ack, polls } = settings;
  let browser: number | undefined;
  let ending: Promise<void> | undefined;
  const client = createClient(living.library, settings, (pid) => {
    browser = pid;
    noteBrowser(folder, pid);
  });
  const noted = (line: string): void => tell({ type: 'noted', line });
  const mark = openMark(join(folder, 'heard-until'), Math.floor(Date.now() / 1000));
  const people = openPeople(join(folder, 'people.jsonl'));
  const own = (): string | undefined => client.info?.wid.user;
  const { call } = limits;
  const hearing = createHearing({ client, people, mark, own, tell, noted, call, polls, asked: new Map() });
  const mouthpiece = createMouthpiece({ ...living, client, people, sendSeen, ack, call });
  const finish = async ({ why, detail }: Failure): Promise<void> => {
    tell({ type: 'state', state: 'dead', why, detail });
    looking.stop();
    hearing.stop();
    await close(client, browser);
    mark.keep();
    tidy(folder, why);
    over();
  };
  const fail = (failure: Failure): Promise<void> => {
    ending ??= finish(failure);
    return ending;
  };
  const end: Life['end'] = (why) => fail({ why });
  const fetching = { client, people, call };
  const parts: Parts = { ...living, client, hearing, mouthpiece, fetching, noted, end, fail };
  const looking = watch({ client, settings, tell, end: (why) => void end(why), ready: () => catchUp(parts) });
  begin(parts, looking.soon);
  return { obey: obeying(parts), end };
}

function begin(parts: Parts, look: () => void): void {
  const { client, settings, noted, fail } = parts;
  listen(parts, look);
  client.initialize().then(look, (error: unknown) => {
    noted(`the page could not be opened: ${kindOf(error)}`);
    void fail(failureOf(error, settings.chromium));
  });
}

/** The library removes the profile of who is logged out while the browser still writes into it. */
function tidy(folder: string, why: Reason): void {
  forgetBrowser(folder);
  if (why === 'logged-out') rmSync(profileOf(folder), { recursive: true, force: true });
}

async function close(client: Client, browser: number | undefined): Promise<void> {
  await within(limits.close, client.destroy()).catch(() => undefined);
  if (browser !== undefined) kill(-browser);
}

/** Milliseconds until a page that was too busy to tell what came is asked again. */
const soon = 5_000;

function catchUp(parts: Parts): void {
  const { hearing, noted } = parts;
  hearing.catchUp().catch(() => {
    noted('what came meanwhile could not be looked through');
    setTimeout(() => catchUp(parts), soon).unref();
  });
}

function listen({ client, tell, hearing, mouthpiece, end }: Parts, look: () => void): void {
  // The library says each of them twice where a frame was loaded; who shows them looks at what they are.
  const code = (kind: 'qr' | 'pairing') => (value: string) => tell({ type: 'code', kind, value });
  client.on('qr', code('qr'));
  client.on('code', code('pairing'));
  client.on('ready', () => {
    const own = client.info?.wid.user;
    if (own) tell({ type: 'linked', own });
    look();
  });
  client.on('disconnected', (why) => void end(reasonOf(String(why))));
  client.on('message', (message) => hearing.hear(message, 'message'));
  client.on('message_edit', (message) => {
    // Also thumbnails and what was deciphered late change a message's words.
    if (message.latestEditMsgKey) hearing.hear(message, 'edit');
  });
  client.on('message_revoke_everyone', (message) => hearing.hear(message, 'revoke'));
  client.on('vote_update', (vote) => hearing.vote(vote as unknown as Voted));
  client.on('message_ack', ({ id }, ack) => mouthpiece.acked(id._serialized, ack));
}

function obeying({ tell, hearing, mouthpiece, fetching, end }: Parts): Life['obey'] {
  return (order) => {
    switch (order.type) {
      case 'send':
        void mouthpiece.send(order.going).then((outcome) => tell({ type: 'sent', ref: order.ref, outcome }));
        return;
      case 'fetch':
        void fetchMedium(fetching, order.id).then((fetched) =>
          tell({ type: 'fetched', ref: order.ref, fetched }),
        );
        return;
      case 'typing':
        void mouthpiece.typing(order.to);
        return;
      case 'taken':
      case 'refused':
        hearing.answered(order.ref, order.type === 'taken');
        return;
      case 'stop':
        void end('ended');
        return;
      default:
        return;
    }
  };
}
