import {
  type Command,
  readComing,
  readDisputeWish,
  readNumberWish,
  readOrderWish,
  readPaperWish,
  type SellFacts,
} from '../buyback/index.ts';
import type { Detour } from '../conversation/index.ts';

/** Where a flow stands; `asking` is one of its steps. */
type Standing = { readonly flow: string; readonly asking: string };

/** Steps of a sale that read numbers and times of their own. */
const own = new Set(['name', 'phone', 'whatsapp', 'slot', 'confirmed']);

const readsItself = ({ flow, asking }: Standing): boolean => flow !== 'sell' || own.has(asking);

/** The receipt, or what says that the device is wiped: whether there is one is known where the orders are. */
export function readPapers(text: string, frame: Standing | undefined): Detour<Command> | undefined {
  const paper = frame && readsItself(frame) ? undefined : readPaperWish(text);
  return paper && { commands: [{ type: 'show-orders', paper }] };
}

/** What people want of an order that stands, told in a sentence with all that belongs to it; what a question reads itself is its own. */
export function readWishes(
  text: string,
  frame: Standing | undefined,
  { search }: SellFacts,
): Detour<Command> | undefined {
  if (frame && readsItself(frame)) return undefined;
  const number = readNumberWish(text);
  if (number) return { commands: [{ type: 'find-orders', ...number }] };
  if (readDisputeWish(text)) return { commands: [{ type: 'find-orders', matter: 'dispute', said: text }] };
  const coming = frame ? undefined : readComing(text);
  if (coming !== undefined)
    return { commands: [{ type: 'find-orders', matter: 'change-slot', said: coming }] };
  const matter = readOrderWish(text, search, { among: frame ? 'a sale' : 'nothing' });
  return matter && { commands: [{ type: 'find-orders', matter, said: text }] };
}
