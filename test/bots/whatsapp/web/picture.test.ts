import { describe, expect, it } from 'vitest';
import type { Fetched } from '#bots/whatsapp/web/fetched.ts';
import { pictureFetcher, type Sent } from '#bots/whatsapp/web/picture.ts';
import type { Session } from '#bots/whatsapp/web/supervisor.ts';
import { aPhoto } from '../../../support/a-photo.ts';

const asha = '77000000000001@lid';
const conversation = `whatsapp-web:912240000000:${asha}`;
const ref = `false_${asha}_3EB0C0FFEE`;

/** A session whose page answers so, and what it was asked for. */
function session(fetched: Fetched, own: string | undefined = '912240000000') {
  const after: Fetched[] = [];
  const asked: string[] = [];
  const status: Session['status'] = () => ({ state: 'ready', own });
  const fetch: Session['fetch'] = async (id) => {
    asked.push(id);
    return after.shift() ?? fetched;
  };
  return { asked, after, fetchPicture: pictureFetcher({ status, fetch }) };
}

const picture = (asking: ReturnType<typeof session>, sent: Partial<Sent> = {}) =>
  asking.fetchPicture({ conversation, ref, ...sent });

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

  it('over which a process ended is asked for once more, and then given up', async () => {
    const asking = session({ came: 'lost' });
    asking.after.push({ came: 'lost' }, { came: 'broken' });
    for (const _one of [1, 2]) await expect(picture(asking)).rejects.toMatchObject({ code: 'unreachable' });
    expect(await picture(asking)).toEqual({ ok: false, reason: 'too-large' });
  });

  it('of somebody else is not asked for', async () => {
    const asking = session({ came: 'gone' });
    for (const sent of [{ ref: 'false_78@lid_3EB0' }, { conversation: `whatsapp-web:91:${asha}` }])
      expect(await picture(asking, sent)).toEqual({ ok: false, reason: 'elsewhere' });
    expect(asking.asked).toEqual([]);
  });

  it('is fetched by itself, so that a picture that ends the page takes no other along', async () => {
    let under = 0;
    let most = 0;
    const fetchPicture = pictureFetcher({
      status: () => ({ state: 'ready', own: '912240000000' }),
      fetch: async () => {
        most = Math.max(most, ++under);
        await new Promise((resolve) => setImmediate(resolve));
        under--;
        return { came: 'gone' };
      },
    });
    await Promise.all([1, 2, 3].map(() => fetchPicture({ conversation, ref })));
    expect(most).toBe(1);
  });
});
