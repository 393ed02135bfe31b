import type { Line } from '#core/conversation/index.ts';
import { days, no, ok, type Result } from '#core/shared/index.ts';
import { type Deed, funnelLines, quietAfter } from '#core/staff/index.ts';
import { readFunnel } from '#db/reports/index.ts';
import { type Asker, admitted, type Room } from './admitted.ts';
import type { Card, Operator } from './card.ts';
import { dress } from './dress.ts';
import { sopCard } from './sop.ts';
import { whereCard } from './where.ts';
import { whyCard } from './why.ts';

/** What can be asked for by name, in any surface that takes words. */
export const commandNames = ['where', 'sop', 'funnel', 'why'] as const;
export type CommandName = (typeof commandNames)[number];

type Asked = { readonly text: string; readonly by: Operator; readonly room: Room };
type Command = {
  readonly deed: Deed;
  readonly card: (text: string, room: Room, by: Asker) => Promise<Result<Card, Line>>;
};

const commands: { readonly [C in CommandName]: Command } = {
  where: { deed: 'guide', card: whereCard },
  why: { deed: 'why', card: whyCard },
  sop: {
    deed: 'sop',
    card: (text, { store, ...room }) => sopCard(text, { ...room, database: store.database }),
  },
  funnel: { deed: 'funnel', card: funnelCard },
};

/** A card that answers, for who may ask; the line that refuses else. */
export async function answer(command: CommandName, { text, by, room }: Asked): Promise<Result<Card, Line>> {
  const { deed, card } = commands[command];
  const roles = await admitted(room.store, by, deed);
  if (!roles.ok) return no(roles.reason);
  const found = await card(text, room, { ...by, roles: roles.value });
  return found.ok ? ok(dress(found.value, { roles: roles.value, copy: room.copy, locale: 'en' })) : found;
}

/** Days that are counted when nobody says how many, and at most. */
const usual = 7;
const most = 90;

async function funnelCard(text: string, { store, now }: Room): Promise<Result<Card, Line>> {
  const asked = /^\s*(\d{1,3})\s*$/.exec(text)?.[1];
  const count = Math.min(most, Math.max(1, Number(asked ?? usual)));
  const since = { from: now - days(count), quietBefore: now - quietAfter };
  const lines = funnelLines(await readFunnel(store.database, since));
  const title: Line = { key: 'staff.funnel-title', params: { days: count } };
  const label: Line = { key: 'staff.report' };
  return ok({
    subject: 'funnel',
    about: 'page',
    title,
    status: { label, tone: 'over' },
    lines,
    details: [],
    buttons: [],
  });
}
