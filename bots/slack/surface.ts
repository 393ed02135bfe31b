import type { Line } from '#core/conversation/index.ts';
import type { Team } from '#core/support/index.ts';
import type { Handoff } from '#db/slack/index.ts';
import type { Card, OperatorDesk } from '../operators/index.ts';
import type { Surface } from '../shell/surface.ts';
import { type MessageBody, message } from './blocks/index.ts';
import { cardBlocks, paragraphs, type Subject, subjectOf, writeSubject } from './cards/index.ts';
import type { createNotes, createRelays, createStanding } from './posting/index.ts';
import { userOf } from './who.ts';
import type { Words } from './words.ts';

/** Ids of channels. Tasks of a team without a channel of its own go to `orders`. */
export type Channels = {
  readonly orders: string;
  readonly cx?: string | undefined;
  readonly pricing?: string | undefined;
};

export type CardsOptions = {
  readonly desk: Pick<OperatorDesk, 'orderCard' | 'itemCard'>;
  readonly channels: Channels;
  readonly standing: ReturnType<typeof createStanding>;
  readonly notes: ReturnType<typeof createNotes>;
  readonly relays: ReturnType<typeof createRelays>;
  readonly words: Words;
  /** Writes to one person. */
  readonly whisper: (user: string, body: MessageBody) => Promise<void>;
  readonly teamOf: (item: string) => Promise<Team | undefined>;
  readonly handoffOf: (conversation: string) => Promise<Handoff | undefined>;
  /** True once for each key, in any process. */
  readonly first: (key: string) => Promise<boolean>;
  /** No other vendor reads along. */
  readonly isHouse: () => Promise<boolean>;
  /** Members who may read what the customer of a task writes: who has it, else everybody at the desk. */
  readonly readersOf: (item: string) => Promise<readonly string[]>;
  /** Something on the boards is no longer what it was. */
  readonly changed: () => void;
};

type SlackCards = {
  readonly surface: Omit<Surface, 'name'>;
  /** Where the card of a subject stands, or would. */
  channelOf(subject: Subject): Promise<string | undefined>;
};

/** What stands in the channels: a card for each order and task, kept up to date. */
export function slackCards(options: CardsOptions): SlackCards {
  const { desk, channels, notes, teamOf, changed } = options;
  const surface: SlackCards['surface'] = {
    async showOrder(number) {
      changed();
      const card = await desk.orderCard(number);
      if (!card) return;
      const channel = channels.orders;
      // The history of the order says all that a note would, and says it once however often this is asked.
      await notes({ number, channel, thread: await show(options, card, channel) });
    },
    async showItem(id) {
      changed();
      const team = await teamOf(id);
      if (!team) return;
      if (!(await isOverheard(options, team))) return void (await showTask(options, id, team));
      // It stood there while there was nobody but ourselves.
      await options.standing.remove(writeSubject({ kind: 'item', id }), teamChannel(channels, team));
      await tellReaders(options, id);
    },
    async tell(account, line) {
      if (account.startsWith('slack:')) await options.whisper(userOf(account), said(options, [line]));
    },
    relay: (relayed) => relayTo(options, relayed),
  };
  return {
    surface,
    async channelOf({ kind, id }) {
      if (kind === 'chat') return teamChannel(channels, 'cx');
      const team = kind === 'item' ? await teamOf(id) : undefined;
      return team ? teamChannel(channels, team) : channels.orders;
    },
  };
}

type Relayed = Parameters<Surface['relay']>[0];

/** In the thread of the task; to the desk's own people where vendors are in that channel. */
async function relayTo(options: CardsOptions, { id, conversation, text }: Relayed): Promise<void> {
  const { channels, relays, handoffOf, readersOf } = options;
  const handoff = await handoffOf(conversation);
  if (!handoff) return;
  // What a customer writes may be their number or their door.
  if (!(await isOverheard(options, handoff.team))) {
    const thread = await showTask(options, handoff.id, handoff.team);
    if (thread !== undefined)
      await relays({ id, text, channel: teamChannel(channels, handoff.team), thread });
    return;
  }
  for (const reader of await readersOf(handoff.id)) await relays({ id, text, channel: reader });
}

/** A task of the desk would stand where vendors read: it is on the boards alone then, and said to its readers by themselves. */
const isOverheard = async ({ channels, isHouse }: CardsOptions, team: Team): Promise<boolean> =>
  teamChannel(channels, team) === channels.orders && !(await isHouse());

const said = ({ words }: CardsOptions, [first, ...more]: readonly [Line, ...Line[]]): MessageBody =>
  message(words.label(first), paragraphs([first, ...more], words));

/** Once, that there is such a task; how it goes on, the boards show. */
async function tellReaders(options: CardsOptions, id: string): Promise<void> {
  const { desk, first, readersOf, whisper } = options;
  const card = await desk.itemCard(id);
  if (!card || card.status.tone === 'over' || !(await first(`task:${id}`))) return;
  const body = said(options, [card.title, ...card.lines]);
  for (const reader of await readersOf(id)) await whisper(reader, body);
}

function show({ standing, words }: CardsOptions, card: Card, channel: string): Promise<string> {
  const body = message(words.label(card.title), cardBlocks(card, words));
  return standing.show(writeSubject(subjectOf(card)), channel, body);
}

async function showTask(options: CardsOptions, id: string, team: Team): Promise<string | undefined> {
  const card = await options.desk.itemCard(id);
  return card && show(options, card, teamChannel(options.channels, team));
}

function teamChannel({ orders, cx, pricing }: Channels, team: Team): string {
  if (team === 'cx') return cx ?? orders;
  return team === 'pricing' ? (pricing ?? orders) : orders;
}
