import { createHmac, timingSafeEqual } from 'node:crypto';

const shape = /^sha256=([0-9a-f]{64})$/i;

/**
 * Whether Meta signed these bytes (`X-Hub-Signature-256`) with one of the app's secrets: one, or two while a rotation
 * lasts. The bytes are those that came, before any parsing: Meta signs its own way of writing letters.
 */
export function isSigned(body: Uint8Array, header: string | null, secrets: readonly string[]): boolean {
  const sent = shape.exec(header ?? '')?.[1];
  if (sent === undefined) return false;
  const given = Buffer.from(sent, 'hex');
  return secrets.some((secret) => timingSafeEqual(given, createHmac('sha256', secret).update(body).digest()));
}
