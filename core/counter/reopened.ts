import type { Command, SellFacts } from '../buyback/index.ts';
import { type Conversation, type Detour, say } from '../conversation/index.ts';

/** The chat is opened again: the sale goes on where it stood, an order shows how it stands. Nothing is forgotten. */
export function reopened({ stack, profile }: Conversation, { shelf }: SellFacts): Detour<Command> {
  const { model } = stack.find(({ flow }) => flow === 'sell')?.known ?? {};
  const sold = typeof model === 'string' ? shelf.model(model) : undefined;
  if (sold) return { flow: '', says: [say('buyback.goes-on', { device: sold.name })] };
  if (stack.length > 0) return { flow: '', says: [say('conversation.goes-on')] };
  // Whoever has left their name with us has ordered: a price that waits for their word comes with its buttons.
  if (profile) return { says: [say('conversation.goes-on')], commands: [{ type: 'show-orders' }] };
  return { flow: '' };
}
