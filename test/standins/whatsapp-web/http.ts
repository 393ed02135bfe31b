import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { changed, type World } from './world.ts';

const script = readFileSync(new URL('./page.js', import.meta.url));

const page = ({ version, broken }: World['behaviour']): string =>
  `<!doctype html><meta charset=utf-8><title>WhatsApp</title>` +
  `<script type="application/json" id="cfg">${JSON.stringify({ version, broken })}</script>` +
  '<div id=app></div><script src="/page.js"></script>';

/** The page, its script, and media that come and go. */
export async function answerHttp(
  world: World,
  asked: IncomingMessage,
  answer: ServerResponse,
): Promise<void> {
  if (world.behaviour.isDown) return turnAway(world, asked);
  const { pathname } = new URL(asked.url ?? '/', 'https://web.whatsapp.com');
  const text = (type: string) => ({ 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' });
  if (pathname === '/') return void answer.writeHead(200, text('text/html')).end(page(world.behaviour));
  if (pathname === '/page.js') return void answer.writeHead(200, text('text/javascript')).end(script);
  if (pathname === '/mms/upload') return upload(world, asked, answer);
  const medium = world.media.get(pathname);
  if (medium) return void answer.writeHead(200, { 'content-type': medium.type }).end(medium.data);
  answer.writeHead(404).end();
}

function turnAway(world: World, asked: IncomingMessage): void {
  world.turnedAway.push(asked.url ?? '');
  changed(world);
  asked.socket.destroy();
}

async function upload(world: World, asked: IncomingMessage, answer: ServerResponse): Promise<void> {
  const parts: Buffer[] = [];
  for await (const part of asked) parts.push(part as Buffer);
  const data = Buffer.concat(parts);
  const sha256 = createHash('sha256').update(data).digest();
  const path = `/mms/d/${sha256.toString('hex')}`;
  world.media.set(path, { data, type: asked.headers['content-type'] ?? '' });
  const told = JSON.stringify({ path, sha256: sha256.toString('base64') });
  answer.writeHead(200, { 'content-type': 'application/json' }).end(told);
}
