import type { Client, LocalAuth, MessageMedia, Poll } from 'whatsapp-web.js';
import type { Browsing } from '../session-settings.ts';
import { markAttached } from './page-scripts.ts';

/** What is used of the library's module. */
export type Library = {
  readonly Client: typeof Client;
  readonly LocalAuth: typeof LocalAuth;
  readonly MessageMedia: typeof MessageMedia;
  readonly Poll: typeof Poll;
};

/** Loads a hundred modules and is not always installed: undefined then. */
export async function loadLibrary(): Promise<Library | undefined> {
  try {
    const { default: library } = await import('whatsapp-web.js');
    return library;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}

/** Notes the browser as soon as there is one: one that is killed with us is ended at the next start. */
export function createClient(
  { Client, LocalAuth }: Library,
  settings: Browsing,
  started: (pid: number) => void,
): Client {
  const { folder, chromium, headless, args, pairNumber } = settings;
  const authStrategy = new LocalAuth({ dataPath: folder });
  const client = new Client({
    authStrategy,
    // Else each page that is seen is written into the working directory.
    webVersionCache: { type: 'none' },
    authTimeoutMs: settings.patience.starting,
    ...(pairNumber === undefined ? {} : { pairWithPhoneNumber: { phoneNumber: pairNumber } }),
    puppeteer: {
      executablePath: chromium,
      headless: headless === 'shell' ? 'shell' : true,
      args,
      // Who ends the browser is this process, once Haat says so.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    },
  });
  authStrategy.afterBrowserInitialized = async () => {
    const { pid } = client.pupBrowser?.process() ?? {};
    if (pid !== undefined) started(pid);
  };
  listenWhole(client);
  return client;
}

/** The library says that it is ready also where a part of the page is missing and half of its listeners are not there. */
function listenWhole(client: Client): void {
  const listening = client as Client & { attachEventListeners(): Promise<void> };
  const attach = listening.attachEventListeners.bind(client);
  listening.attachEventListeners = async () => {
    await attach();
    await client.pupPage?.evaluate(markAttached);
  };
}
