import { deriveSecrets } from '#bots/secrets.ts';
import { testSecret } from './open-shop.ts';

/** What the shops of the tests seal with. */
export const { sealer: testSealer } = deriveSecrets(testSecret);
