import { readFileSync } from 'node:fs';

/** The files of the page, as they are: no build step stands between them and the browser. */
const kinds = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
} as const;

const folder = new URL('./page/', import.meta.url);
const files = /^[a-z-]+\.(css|js|svg)$/;

export type Asset = { readonly body: string; readonly type: string };

/** A file that the page may ask for by name; names that lead elsewhere are none. */
export function asset(name: string): Asset | undefined {
  const [, kind] = files.exec(name) ?? [];
  if (kind === undefined) return undefined;
  try {
    return { body: readFileSync(new URL(name, folder), 'utf8'), type: kinds[kind as keyof typeof kinds] };
  } catch {
    return undefined;
  }
}
