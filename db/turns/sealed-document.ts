import type { Cell, Sealer } from '../sealed.ts';

/** A document that tells something of a person, as it is kept; any other is kept as it is. */
type SealedDocument = { readonly sealed: string };

export const sealDocument = (sealer: Sealer, cell: Cell, document: unknown): SealedDocument => ({
  sealed: sealer.seal(JSON.stringify(document), cell),
});

/** The flows that are open and the question of each; any document of that shape. */
type Standing = {
  readonly stack?: readonly { readonly flow?: unknown; readonly asking?: unknown }[] | undefined;
};

/** A conversation's position: which question stands open tells nothing of a person, and reports count it. */
export function sealPosition(sealer: Sealer, cell: Cell, state: unknown): SealedDocument & Standing {
  const { stack } = (state ?? {}) as Standing;
  const open = Array.isArray(stack) ? stack.map(({ flow, asking }) => ({ flow, asking })) : undefined;
  return { ...sealDocument(sealer, cell, state), stack: open };
}

/** The document that was kept, as JSON; undefined for one that is unreadable. */
export function openDocument(sealer: Sealer, cell: Cell, kept: string): unknown {
  const read = readDocument(sealer, cell, kept);
  return read === unreadable ? undefined : read;
}

/** Stands for a document that was changed, moved, or sealed with a key that is not here. */
export const unreadable = Symbol('unreadable');

/** The document that was kept, or `unreadable`: nothing else tells the two apart. */
export function readDocument(sealer: Sealer, cell: Cell, kept: string): unknown {
  try {
    const document: unknown = JSON.parse(kept);
    return isSealed(document) ? JSON.parse(sealer.open(document.sealed, cell)) : document;
  } catch {
    return unreadable;
  }
}

const isSealed = (kept: unknown): kept is SealedDocument =>
  typeof kept === 'object' && kept !== null && 'sealed' in kept && typeof kept.sealed === 'string';

/** Where a conversation's position is kept. */
export const stateCell = (key: string): Cell => `conversations.state:${key}`;
/** Where an effect of a lane waits; its row has no id yet when it is sealed. */
export const payloadCell = (lane: string): Cell => `outbox.payload:${lane}`;
