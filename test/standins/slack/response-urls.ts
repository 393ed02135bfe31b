import { randomUUID } from 'node:crypto';
import type { HttpReply } from './http.ts';
import { judgeBlocks } from './judge-blocks.ts';
import type { Screens } from './screens.ts';
import type { Args, Block } from './types.ts';
import type { Workspace } from './workspace.ts';

type Origin = { readonly channel: string; readonly user: string; readonly ts?: string };
export type ResponseUrls = {
  /** An address that takes five answers to what `user` did; `ts` is the message that was tapped. */
  responseUrl(from: Origin): string;
};

type OpenUrls = {
  /** The path of a new address. */
  open(from: Origin): string;
  use(path: string, raw: string): Promise<HttpReply>;
};

/** docs.slack.dev/interactivity/handling-user-interaction: five times within 30 minutes. */
const uses = 5;

export function createResponseUrls(workspace: Workspace, screens: Screens): OpenUrls {
  const known = new Map<string, { readonly from: Origin; left: number }>();
  return {
    open(from) {
      const path = `/response/${randomUUID()}`;
      known.set(path, { from, left: uses });
      return path;
    },
    async use(path, raw) {
      const url = known.get(path);
      if (!url || url.left-- <= 0) return { status: 404, body: { ok: false, error: 'used_url' } };
      const answer = JSON.parse(raw) as Args;
      if (answer.blocks !== undefined && judgeBlocks(answer.blocks, 50).length > 0)
        return { status: 400, body: { ok: false, error: 'invalid_blocks' } };
      await speak(workspace, screens, { from: url.from, answer });
      return { status: 200, body: { ok: true } };
    },
  };
}

type Spoken = { readonly from: Origin; readonly answer: Args };

/** Puts an answer where Slack would: over the tapped message, into the channel, or before one person's eyes. */
export async function speak(workspace: Workspace, screens: Screens, { from, answer }: Spoken): Promise<void> {
  const { channel, ts, user } = from;
  const content = {
    text: String(answer.text ?? ''),
    ...(Array.isArray(answer.blocks) && { blocks: answer.blocks }),
  };
  if (answer.delete_original && ts) await workspace.call('chat.delete', { channel, ts });
  else if (answer.replace_original && ts) await workspace.call('chat.update', { channel, ts, ...content });
  else if (answer.response_type === 'in_channel')
    await workspace.call('chat.postMessage', { channel, ...content });
  else
    screens.whispered({
      type: 'message',
      ts: `${Date.now() / 1000}`,
      user: workspace.app.userId,
      channel,
      ephemeralFor: user,
      ...(content as { text: string; blocks?: readonly Block[] }),
    });
}
