import { readSettings } from '#bots/env.ts';
import { databaseFolder, deriveSecrets, folderSecret } from '#bots/secrets.ts';
import { isName } from '#bots/terminal/index.ts';
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
  const holder = settings.DATABASE_URL ? undefined : await holderOf(databaseFolder(settings.DATA_DIR));
  if (holder?.url) {
    const { remotePeer } = await import('./remote.ts');
    return remotePeer({ url: holder.url, token: secrets.local }, speaker);
  }
  if (holder)
    throw new Error(`Process ${holder.pid} has ${settings.DATA_DIR} and cannot be reached: try again soon.`);
  // Loaded only now: the shop takes its time, and one that runs already is reached at once.
  const { localPeer } = await import('./local.ts');
  return localPeer(settings, secrets, speaker);
}
