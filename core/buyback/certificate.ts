import { phonesIn } from '../customers/index.ts';

/**
 * Whether a text is the number of a certificate: each maker numbers them in their own way, with 4 to 40 signs, one of
 * them a digit. It is kept in the open, so no Indian mobile number may stand in it, however it is grouped.
 */
export function isCertificate(text: string): boolean {
  if (!/^(?=.*\d)[A-Z\d][A-Z\d._/-]{3,39}$/.test(text)) return false;
  const runs = [text, text.replace(/[._/-]/g, '')].flatMap((written) => written.match(/\d{10,}/g) ?? []);
  return runs.every((run) => phonesIn(run).length === 0);
}
