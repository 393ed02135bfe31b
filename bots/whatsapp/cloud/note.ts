import { forgetOldest } from '../../shell/forget-oldest.ts';
import { unquoted } from '../../shell/unquoted.ts';
import { reactionTo } from './errors.ts';
import { type Sending, sayAgain } from './send.ts';
import { further, type Status, stages } from './status.ts';

/** Whom it is told that a message failed which Meta had taken. */
export type Failing = {
  readonly warn: (line: string) => void;
  /** For the figures. */
  readonly undelivered?: (() => void) | undefined;
};

/** Keeps how far a message came. Rejects when Meta is to tell it again. */
export type Noting = (status: Status) => Promise<void>;

/** What is told of one message is noted one after another: told twice at once, it is said again once. */
export function noting(sending: Sending & Failing): Noting {
  const underWay = new Map<string, Promise<void>>();
  const told = new Set<string>();
  return (status) => {
    const { id, stage } = status;
    if (stage === 'failed' && !told.has(id)) tell(sending, status);
    if (stage === 'failed') told.add(id);
    forgetOldest(told, mostTold);
    const before = underWay.get(id) ?? Promise.resolve();
    const noted = before.catch(() => undefined).then(() => note(sending, status));
    const over = (): void => void (underWay.get(id) === noted && underWay.delete(id));
    underWay.set(id, noted);
    noted.then(over, over);
    return noted;
  };
}

/** Failed messages that are told of already: Meta tells some of them again. */
const mostTold = 1_000;

/** Never a step back, in whatever order they come. */
async function note(sending: Sending & Failing, status: Status): Promise<void> {
  const { messages, now } = sending;
  const { id, stage, code } = status;
  const isClosed = stage === 'failed' && code !== undefined && reactionTo(code) === 'window-closed';
  const before = stages.filter((stands) => further(stands, stage) !== stands);
  // One that failed before is found again: Haat may have died, or met a fault, before it was said again.
  const from = isClosed ? [...before, stage] : before;
  const found = await messages.move({ id, stage, before: from, code, at: now() });
  if (found && isClosed && found.form !== 'template') await sayAgain(sending, found);
}

/** Signs of what a code is called that are logged. */
const longest = 100;

/** By Meta's words alone: its id of a message holds the number it went to. */
function tell({ warn, undelivered }: Failing, { code, title = 'no title' }: Status): void {
  undelivered?.();
  const why = unquoted(title).replace(/\s+/g, ' ').slice(0, longest);
  warn(`a message that Meta had taken failed: ${code ?? 'no code'}, ${why}`);
}
