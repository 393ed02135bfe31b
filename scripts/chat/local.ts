import { openCounter } from '#bots/counter.ts';
import type { Settings } from '#bots/env.ts';
import { createLog } from '#bots/log.ts';
import { simulatedAnalytics } from '#bots/providers/analytics/simulated.ts';
import { simulatedSms } from '#bots/providers/sms/simulated.ts';
import { databaseFolder, type Secrets } from '#bots/secrets.ts';
import { openTerminal } from '#bots/terminal/index.ts';
import { openDatabase } from '#db/client/index.ts';
import { isAnyDue } from '#db/outbox/index.ts';
import { lineIds, type Peer, type Speaker } from './peer.ts';

/** Milliseconds between two looks. */
const pause = 10;
/** Nobody of ours looks on. */
const leaves = ['card', 'item-card', 'relay'];

/** A shop of our own on the data folder, with nobody but this keyboard in it. */
export async function localPeer(settings: Settings, secrets: Secrets, speaker: Speaker): Promise<Peer> {
  const database = await openDatabase(
    settings.DATABASE_URL ? { url: settings.DATABASE_URL } : { dataDir: databaseFolder(settings.DATA_DIR) },
  );
  const counter = await openCounter({
    database,
    secrets,
    settings,
    sms: simulatedSms,
    analytics: simulatedAnalytics,
    // The screen is for the talk; what goes wrong is said there.
    log: createLog('silent', false),
    leaves,
  }).catch(async (error) => {
    await database.close();
    throw error;
  });
  // What an order's move has to say is queued by it: looked for at once, as somebody waits for the line.
  const settled = async (): Promise<void> => {
    for (;;) {
      await counter.outbox.idle();
      if (!(await isAnyDue(database, leaves))) return;
      counter.outbox.nudge();
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  };
  const { channel, exchange } = openTerminal(counter.copy, settled);
  await counter.addChannel(channel);
  const nextId = lineIds();
  return {
    say: (text) => exchange.say({ ...speaker, text, id: nextId() }),
    listen: (signal) => exchange.listen(speaker.as, signal),
    close: () => counter.close(),
  };
}
