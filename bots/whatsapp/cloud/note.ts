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

export const noting =
  (sending: Sending & Failing): Noting =>
  (status) =>
    note(sending, status);

/** Never a step back, in whatever order they come. */
async function note(sending: Sending & Failing, status: Status): Promise<void> {
  const { messages, now } = sending;
  const { id, stage, code } = status;
  if (stage === 'failed') tell(sending, status);
  const before = stages.filter((stands) => further(stands, stage) !== stands);
  const failed = await messages.move({ id, stage, before, code, at: now() });
  const isClosed = stage === 'failed' && code !== undefined && reactionTo(code) === 'window-closed';
  if (!failed || !isClosed || failed.form === 'template') return;
  try {
    await sayAgain(sending, failed);
  } catch (error) {
    // It is told again, as we do not acknowledge it, and is to be found then as it stood.
    await messages.move({ id, stage: 'sent', before: [stage], at: now() });
    throw error;
  }
}

/** Signs of what a code is called that are logged. */
const longest = 100;

/** By Meta's words alone: its id of a message holds the number it went to. */
function tell({ warn, undelivered }: Failing, { code, title = 'no title' }: Status): void {
  undelivered?.();
  const why = unquoted(title).replace(/\s+/g, ' ').slice(0, longest);
  warn(`a message that Meta had taken failed: ${code ?? 'no code'}, ${why}`);
}
