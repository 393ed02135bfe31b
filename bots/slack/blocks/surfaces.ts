import type { HomeView, KnownBlock, ModalView } from '@slack/types';
import { limits, within } from '../limits.ts';
import { clip } from './layout.ts';
import { plainText } from './text.ts';

export type MessageBody = {
  /** For notifications and screen readers. */
  readonly text: string;
  readonly blocks: KnownBlock[];
  readonly unfurl_links: false;
  readonly unfurl_media: false;
};

/** `summary` is plain text: what a phone shows before the message is opened. */
export const message = (summary: string, blocks: readonly KnownBlock[]): MessageBody => ({
  text: plainText(summary, limits.sectionText).text,
  blocks: clip(blocks, limits.messageBlocks),
  unfurl_links: false,
  unfurl_media: false,
});

/** `metadata` comes back with whatever is pressed on it. */
export const home = (blocks: readonly KnownBlock[], metadata?: string): HomeView => ({
  type: 'home',
  blocks: clip(blocks, limits.viewBlocks),
  ...(metadata !== undefined && { private_metadata: within(metadata, limits.metadata) }),
});

type ModalOptions = {
  /** Names the form when it is submitted. */
  readonly callback: string;
  readonly title: string;
  readonly blocks: readonly KnownBlock[];
  readonly submit?: string;
  readonly close?: string;
  /** Comes back with the form. */
  readonly metadata?: string;
};

/** Throws RangeError when `callback` or `metadata` is too long. */
export const modal = ({ callback, title, blocks, submit, close, metadata }: ModalOptions): ModalView => ({
  type: 'modal',
  callback_id: within(callback, limits.id),
  title: plainText(title, limits.viewTitle),
  blocks: clip(blocks, limits.viewBlocks),
  ...(submit && { submit: plainText(submit, limits.viewTitle) }),
  ...(close && { close: plainText(close, limits.viewTitle) }),
  ...(metadata !== undefined && { private_metadata: within(metadata, limits.metadata) }),
});
