import type { Method } from './call.ts';
import { chatMethods } from './chat.ts';
import { deliveryMethods } from './delivery.ts';
import { editMethods } from './edit.ts';
import { mediaMethods } from './media.ts';
import { profileMethods } from './profile.ts';
import { sendMethods } from './send.ts';

const all = {
  ...deliveryMethods,
  ...sendMethods,
  ...mediaMethods,
  ...editMethods,
  ...chatMethods,
  ...profileMethods,
};
const played = new Map(Object.entries(all).map(([name, method]) => [name.toLowerCase(), method]));

export const findMethod = (name: string): Method | undefined => played.get(name.toLowerCase());
