import type { Bubble } from './bubble.ts';

/** What a page is told while it watches one chat. */
export type HubEvent =
  /** The chat as it stands: at every connection, also after a break. */
  | { readonly type: 'state'; readonly bubbles: readonly Bubble[]; readonly met: boolean }
  /** A new bubble, the same one changed, or one in the place of another. */
  | { readonly type: 'put'; readonly bubble: Bubble; readonly replaces?: string }
  | { readonly type: 'drop'; readonly id: string }
  /** Something was said in another chat. */
  | { readonly type: 'elsewhere'; readonly visitor: string }
  /** Orders, tasks or what was sent are no longer what they were. */
  | { readonly type: 'board' }
  /** The shop stops. */
  | { readonly type: 'end' };
