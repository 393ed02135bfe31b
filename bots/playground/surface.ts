import type { Surface } from '../shell/surface.ts';
import type { Hub } from './hub.ts';

/** The board of the playground: it is read anew whenever something on it may have changed. */
export const playgroundSurface = (hub: Hub): Surface => ({
  name: 'playground',
  showOrder: async () => hub.changed(),
  showItem: async () => hub.changed(),
  tell: async () => hub.changed(),
  relay: async ({ id, conversation, text }) => hub.relay(conversation, { id, text }),
});
