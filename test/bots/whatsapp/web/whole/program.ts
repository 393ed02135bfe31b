import { supervise, whatsappWebChannel } from '#bots/whatsapp/web/index.ts';
import { openDatabase } from '#db/client/index.ts';
import { attemptStore } from '#db/messages/index.ts';
import { openShop } from '../../../../support/open-shop.ts';
import { noPacing } from '../no-pacing.ts';

/** A shop on a linked phone, in a process of its own, to be measured and killed. `SESSION` is what `supervise` is given. */
const { DATABASE_URL: url, DATA_DIR: dataDir = '', SESSION = '' } = process.env;
const { counter } = await openShop(await openDatabase(url ? { url } : { dataDir }));
await counter.addChannel(
  whatsappWebChannel({
    session: supervise(JSON.parse(SESSION)),
    copy: counter.copy,
    attempts: attemptStore(counter.store.database),
    zone: 'Asia/Kolkata',
    pacing: noPacing,
    awake: counter.outbox.hasten,
    log: { info: () => {}, warn: () => {} },
  }),
);
process.on('SIGTERM', () => void counter.close().then(() => process.exit(0)));
