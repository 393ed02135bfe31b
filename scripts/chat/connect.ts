import { readSettings, type Settings } from '#bots/env.ts';
import { databaseFolder, deriveSecrets, folderSecret, type Secrets } from '#bots/secrets.ts';
import { isName } from '#bots/terminal/index.ts';
import { AlreadyRunning } from '#db/lock.ts';
import { holderOf } from '../holder.ts';
import type { Peer, Speaker } from './peer.ts';

/** The Haat that runs on the data folder; when none does, one of our own. Throws with words that tell what to do. */
export async function connect(
  environment: Readonly<Record<string, string | undefined>>,
  speaker: Speaker,
): Promise<Peer> {
  if (!isName(speaker.as)) throw new Error('A name is 1 to 64 letters, digits and . _ @ + -');
  const read = readSettings(environment);
  if (!read.ok) throw new Error(read.faults.join('\n'));
  const { settings } = read;
  const secrets = deriveSecrets(settings.HAAT_SECRET ?? folderSecret(settings.DATA_DIR));
  const running = await reach(settings, secrets, speaker);
  if (running) return running;
  // Loaded only now: the shop takes its time, and one that runs already is reached at once.
  const { localPeer } = await import('./local.ts');
  try {
    return await localPeer(settings, secrets, speaker);
  } catch (error) {
    // It was started at the same moment, and had the folder first.
    const first = error instanceof AlreadyRunning ? await reach(settings, secrets, speaker) : undefined;
    if (first) return first;
    throw error;
  }
}

async function reach(
  { DATABASE_URL, DATA_DIR }: Settings,
  secrets: Secrets,
  speaker: Speaker,
): Promise<Peer | undefined> {
  const holder = DATABASE_URL ? undefined : await holderOf(databaseFolder(DATA_DIR));
  if (!holder) return undefined;
  if (!holder.url)
    throw new Error(`Process ${holder.pid} has ${DATA_DIR} and cannot be reached: try again soon.`);
  const { remotePeer } = await import('./remote.ts');
  return remotePeer({ url: holder.url, token: secrets.local }, speaker);
}
