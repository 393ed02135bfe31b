import type { KnownBlock } from '@slack/types';

/** Rows until there is no room for the next one, and how many were left out. */
export function inRoom(rows: readonly (readonly KnownBlock[])[], room: number) {
  const blocks: KnownBlock[] = [];
  for (const [n, row] of rows.entries()) {
    if (blocks.length + row.length > room) return { blocks, left: rows.length - n };
    blocks.push(...row);
  }
  return { blocks, left: 0 };
}
