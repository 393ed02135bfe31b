import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { whatsappLink } from '#bots/http/whatsapp-link.ts';
import { drawCode, linkPage } from '#bots/whatsapp/web/index.ts';
import { createCopy } from '#prompts/index.ts';

const copy = createCopy();
const qr = { kind: 'qr', value: '2@ref,noise,identity,secret,1' } as const;

describe('the page on which a phone is linked', () => {
  const app = new Hono();
  const path = whatsappLink(app, { token: 'local', page: (language) => `for ${language}` });

  it('is shown to who has the key of this start, or the token of this machine', async () => {
    const shown = await app.request(path, { headers: { 'accept-language': 'hi,en;q=0.5' } });
    expect([shown.status, await shown.text()]).toEqual([200, 'for hi']);
    expect(shown.headers.get('cache-control')).toBe('no-store');
    const authorization = 'Bearer local';
    expect((await app.request('/whatsapp-web', { headers: { authorization } })).status).toBe(200);
  });

  it.each(['/whatsapp-web', '/whatsapp-web?key=', '/whatsapp-web?key=local'])(
    'is not shown to who asks for %s',
    async (asked) => {
      expect((await app.request(asked)).status).toBe(401);
    },
  );

  it('draws the code that is to be scanned, or spells the one to be typed', () => {
    expect(linkPage({ state: 'qr', code: qr }, copy, 'en')).toMatch(/Linked devices.*<svg/s);
    const typed = linkPage({ state: 'qr', code: { kind: 'pairing', value: 'ABCDEFGH' } }, copy, 'hi');
    expect(typed).toMatch(/<code>ABCD-EFGH<\/code>/);
    expect(drawCode({ kind: 'pairing', value: 'ABCDEFGH' })).toBe('ABCD-EFGH');
    expect(drawCode(qr)).toMatch(/[▀▄█]/);
  });

  it('says which phone it is by its last digits, and what is the matter', () => {
    expect(linkPage({ state: 'ready', own: '912240000000' }, copy, 'en')).toMatch(/…0000/);
    expect(linkPage({ state: 'ready', own: '912240000000' }, copy, 'en')).not.toContain('912240000000');
    expect(linkPage({ state: 'dead', why: 'blocked' }, copy, 'en')).toContain(
      'WhatsApp has blocked this number',
    );
  });
});
