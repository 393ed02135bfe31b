import pLimit from 'p-limit';
import { no, type Result } from '#core/shared/index.ts';
import type { Evidence } from '#db/evidence/index.ts';
import { ChannelError } from '../../shell/errors.ts';
import { judgePicture } from '../../shell/judge-picture.ts';
import type { PictureFault } from '../../shell/surface.ts';
import { limits } from './limits.ts';
import { personIn } from './parse.ts';
import type { Session } from './supervisor.ts';

export type Sent = { readonly conversation: string; readonly ref: string };

/**
 * What came with a message of this conversation, drawn anew. Rejects with ChannelError while no page can fetch it; one that
 * a process ended over twice is given up, for it may be what ends them. One at a time: nobody's is lost with another's.
 */
export function pictureFetcher(session: Pick<Session, 'fetch' | 'status'>) {
  const ended = new Set<string>();
  const inTurn = pLimit(1);
  return async ({ conversation, ref }: Sent): Promise<Result<Evidence, PictureFault>> => {
    const { own } = session.status();
    if (own === undefined) throw new ChannelError('unreachable', 'no phone is linked', limits.retry);
    const person = personIn(own, conversation);
    if (person === undefined || !ref.startsWith(`false_${person}_`)) return no('elsewhere');
    const fetched = await inTurn(() => session.fetch(ref));
    const isLost = fetched.came === 'lost' && !ended.has(ref);
    if (isLost) ended.add(ref);
    if (isLost || fetched.came === 'broken')
      throw new ChannelError('unreachable', 'the page cannot fetch it now', limits.retry);
    ended.delete(ref);
    if (fetched.came === 'fetched') return judgePicture(Buffer.from(fetched.content, 'base64'));
    return no(fetched.came === 'lost' ? 'too-large' : fetched.came);
  };
}
