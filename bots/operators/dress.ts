import type { Line } from '#core/conversation/index.ts';
import { isPayoutAction } from '#core/payout/index.ts';
import { type Deed, isDeed, mayDo, refusedDeed, type StaffRole, scripts } from '#core/staff/index.ts';
import type { Team, WorkItem } from '#core/support/index.ts';
import { type Copy, plain } from '#prompts/index.ts';
import type { Room } from './admitted.ts';
import type { Card, CardButton, Field } from './card.ts';
import { itemCard } from './item-card.ts';
import { chatsOf, withChat } from './task-chat.ts';
import { endingNames } from './task-endings.ts';

/** What is pressed under another name than the deed that it is. */
const deeds: Readonly<Record<string, Deed>> = {
  merge: 'merge-duplicate',
  'keep-all': 'task-cx',
  'take-call': 'task-sales',
  wiped: 'task-cx',
  'take-review': 'task-cx',
  reviewed: 'task-cx',
  'address-stays': 'task-cx',
  answer: 'answer',
  'clear-suspense': 'books',
  'approve-suspense': 'books',
  where: 'guide',
  push: 'guide',
  prefill: 'guide',
  'take-over': 'guide',
  'hand-back': 'guide',
};

const ofTask: ReadonlySet<string> = new Set(['claim-item', 'close-item', ...endingNames]);

/** What somebody does by pressing a button; `team` is that of the task whose button it is. */
function deedOf(action: string, team: Team = 'cx'): Deed | undefined {
  if (ofTask.has(action)) return `task-${team}`;
  if (isPayoutAction(action)) return 'payout';
  return deeds[action] ?? (isDeed(action) ? action : undefined);
}

/** The line that refuses a button to somebody, which says who may press it. */
export function refusalOf(
  action: string,
  { roles, team }: Pick<Viewing, 'roles' | 'team'>,
): Line | undefined {
  const deed = deedOf(action, team);
  return deed === undefined || mayDo(roles, deed) ? undefined : refusedDeed(roles, deed);
}

export type Viewing = {
  readonly roles: readonly StaffRole[];
  readonly copy: Copy;
  /** Of the task that the card is. */
  readonly team?: Team | undefined;
  /** The customer's. */
  readonly locale: string;
};

/** A card for one person: without what they would be refused, and with ready answers where they write to a customer. */
export const dress = (card: Card, viewing: Viewing): Card => ({
  ...card,
  buttons: card.buttons
    .filter(({ action }) => refusalOf(action, viewing) === undefined)
    .map((button) => withScripts(button, viewing)),
});

/** Tasks likewise; the locale of each is that of the conversation it came from. */
export async function dressTasks(
  items: readonly WorkItem[],
  roles: readonly StaffRole[],
  { store, copy, now, facts, simulated = false }: Room,
): Promise<readonly Card[]> {
  const chats = await chatsOf(store, items);
  return items.map((item) => {
    const chat = chats.get(item.conversation ?? '');
    const card = withChat(itemCard(item, now, { simulated }), { item, chat, facts, now });
    return dress(card, { roles, copy, locale: chat?.conversation.locale ?? 'en', team: item.team });
  });
}

const writing: ReadonlySet<string> = new Set(['send-to-customer', 'answer']);

/** The text need not be typed when one stands ready; it is shown before it goes in any case. */
function withScripts(button: CardButton, viewing: Viewing): CardButton {
  if (!writing.has(button.action)) return button;
  const fields = (button.fields ?? []).map((field) =>
    field.name === 'text' ? { ...field, optional: true as const } : field,
  );
  return { ...button, fields: [scriptField(viewing), ...fields] };
}

const scriptField = ({ copy, locale }: Viewing): Field => ({
  name: 'script',
  label: { key: 'staff.ask-script' },
  optional: true,
  options: scripts.map(({ id, label, text }) => ({
    value: id,
    label,
    text: plain(copy.write(locale, text)),
  })),
});
