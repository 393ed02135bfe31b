import type { Line } from '#core/conversation/index.ts';
import type { Guide } from '#core/counter/index.ts';
import { no, ok, type Result } from '#core/shared/index.ts';
import { endHandoff, guideChat } from '#db/work/index.ts';
import type { Acting } from './acting.ts';
import type { ChatAction } from './action.ts';
import { done, refused, type Told } from './card.ts';
import { chatOf } from './chat-of.ts';
import type { OperatorFacts } from './to-event.ts';

/** Helps a customer along, wherever they stand; they are told who it was. */
export async function actOnChat(action: ChatAction, { store, facts, by, at }: Acting): Promise<Told> {
  const chat = await chatOf(store, action.chat);
  if (!chat) return refused({ key: 'staff.no-chat' });
  const { conversation } = chat;
  if (action.type === 'hand-back') {
    const ended = await endHandoff(store, { conversation, by, at });
    return ended.ok ? done({ key: 'staff.done-hand-back' }) : refused(ended.reason);
  }
  const guide = toGuide(action, by.name, facts);
  if (!guide.ok) return refused(guide.reason);
  const guided = await guideChat(store, { conversation, guide: guide.value, by, at });
  return guided.ok ? done({ key: `staff.done-${action.type}` }) : refused(guided.reason);
}

type Guiding = Exclude<ChatAction, { readonly type: 'hand-back' }> | { readonly type: 'push' | 'take-over' };

/** What was chosen for the customer is looked up before it is sent: a device that nobody knows helps nobody. */
function toGuide(action: Guiding, name: string, { search }: OperatorFacts): Result<Guide, Line> {
  if (action.type !== 'prefill') return ok({ how: action.type as 'push' | 'take-over', name });
  const { category, device, answers } = action;
  const isAnswered = Object.keys(answers).length > 0;
  if (category === undefined && device === undefined && !isAnswered)
    return no({ key: 'staff.nothing-to-prefill' });
  const found =
    device === undefined || search.find(device, { ...(category ? { category } : {}), limit: 1 }).length > 0;
  if (!found) return no({ key: 'staff.device-not-found', params: { device } });
  return ok({
    how: 'prefill',
    name,
    ...(category ? { category } : {}),
    ...(device === undefined ? {} : { device }),
    ...(isAnswered ? { answers } : {}),
  });
}
