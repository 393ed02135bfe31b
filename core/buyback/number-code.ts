import { proofLimits } from './proof.ts';

/** Six digits of 32 random bits; it moves no money. */
export const numberCode = (entropy: Uint8Array): string => {
  const drawn = new DataView(entropy.buffer, entropy.byteOffset).getUint32(entropy.byteLength - 4);
  return String(drawn % 10 ** proofLimits.digits).padStart(proofLimits.digits, '0');
};
