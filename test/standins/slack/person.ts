import { close, openHome, order, press, say, submit } from './acts.ts';
import { createHands, type Surroundings } from './hands.ts';
import type { Args, Message, View } from './types.ts';
import type { Reply } from './wire.ts';
import type { Member } from './workspace.ts';

/** Somebody of the shop's staff at a Slack client. What Slack would show as a failure is thrown. */
export type SlackPerson = Member & {
  /** Oldest first, with what only this person sees. */
  reads(channel: string): Promise<readonly Message[]>;
  readsThread(channel: string, ts: string): Promise<readonly Message[]>;
  says(
    channel: string,
    text: string,
    thread?: string,
  ): Promise<{ readonly ts: string; readonly reply: Reply }>;
  /** Presses what has this label or action id; `option` is the label or value chosen from a menu. */
  clicks(on: Message | View, name: string, option?: string): Promise<Reply>;
  home(): View | undefined;
  opensHome(): Promise<Reply>;
  /** The form on top. */
  modal(): View | undefined;
  /** Fills in the form on top by label or action id and sends it; gives the errors that came back, by block. */
  submits(answers: Readonly<Record<string, string>>): Promise<Readonly<Record<string, string>>>;
  closes(): Promise<Reply>;
  runs(command: string, text: string, channel: string): Promise<Reply>;
};

export function createPerson(around: Surroundings, name: string): SlackPerson {
  const hands = createHands(around, name);
  const { workspace, screens, actor } = hands;
  const { member } = actor;
  const top = () => {
    const view = screens.modal(member.id);
    if (!view) throw new Error(`${name} has no form open`);
    return view;
  };
  const list = async (method: string, args: Args) => {
    const { messages } = await workspace.call(method, args);
    return (messages as readonly Message[]).map((message) => ({ ...message, channel: String(args.channel) }));
  };
  return {
    ...member,
    async reads(channel) {
      const id = workspace.channel(channel);
      const posted = await list('conversations.history', { channel: id, limit: 1000 });
      return [...posted, ...screens.whispers(member.id, id)].sort((a, b) => Number(a.ts) - Number(b.ts));
    },
    readsThread: (channel, ts) => list('conversations.replies', { channel: workspace.channel(channel), ts }),
    says: (channel, text, thread_ts) =>
      say(hands, { channel: workspace.channel(channel), text, ...(thread_ts && { thread_ts }) }),
    clicks: (on, called, option) =>
      press(hands, on, { name: called, ...(option !== undefined && { option }) }),
    home: () => screens.home(member.id),
    opensHome: () => openHome(hands),
    modal: () => screens.modal(member.id),
    submits: (answers) => submit(hands, top(), answers),
    closes: () => close(hands, top()),
    runs: (command, text, channel) => order(hands, { command, text, channel: workspace.channel(channel) }),
  };
}
