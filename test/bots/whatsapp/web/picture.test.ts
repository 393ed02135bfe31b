import { describe, expect, it } from 'vitest';
import type { Fetched } from '#bots/whatsapp/web/fetched.ts';
import { fetchPicture } from '#bots/whatsapp/web/picture.ts';
import type { Session } from '#bots/whatsapp/web/supervisor.ts';
import { aPhoto } from '../../../support/a-photo.ts';

const asha = '77000000000001@lid';
const conversation = `whatsapp-web:912240000000:${asha}`;
const ref = `false_${asha}_3EB0C0FFEE`;

/** A session whose page answers so, and what it was asked for. */
function session(fetched: Fetched, own: string | undefined = '912240000000') {
  const asked: string[] = [];
  const status: Session['status'] = () => ({ state: 'ready', own });
  const fetch: Session['fetch'] = async (id) => {
    asked.push(id);
    return fetched;
  };
  return { asked, status, fetch };
}

const picture = (
  asking: ReturnType<typeof session>,
  sent: Partial<Parameters<typeof fetchPicture>[1]> = {},
) => fetchPicture(asking as unknown as Session, { conversation, ref, ...sent });

describe('a photo that somebody sends to a linked phone', () => {
  it('is asked for by the name of its message, and drawn anew', async () => {
    const content = (await aPhoto()).toString('base64');
    const asking = session({ came: 'fetched', content });
    expect(await picture(asking)).toMatchObject({ ok: true, value: { type: 'image/jpeg' } });
    expect(asking.asked).toEqual([ref]);
  });

  it.each(['gone', 'too-large'] as const)('that is %s is refused as that', async (came) => {
    expect(await picture(session({ came }))).toEqual({ ok: false, reason: came });
  });

  it('that is no picture is refused, whatever it was called', async () => {
    const content = Buffer.from('PK and a document behind it').toString('base64');
    expect(await picture(session({ came: 'fetched', content }))).toEqual({ ok: false, reason: 'no-picture' });
  });

  it('may be had later while the page cannot fetch it', async () => {
    await expect(picture(session({ came: 'broken' }))).rejects.toMatchObject({ code: 'unreachable' });
  });

  it('of somebody else is not asked for', async () => {
    const asking = session({ came: 'gone' });
    for (const sent of [{ ref: 'false_78@lid_3EB0' }, { conversation: `whatsapp-web:91:${asha}` }])
      expect(await picture(asking, sent)).toEqual({ ok: false, reason: 'elsewhere' });
    expect(asking.asked).toEqual([]);
  });
});
