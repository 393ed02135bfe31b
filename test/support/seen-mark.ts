import type { Operator, OperatorDesk } from '#bots/operators/index.ts';

/** The mark that the button of an order's card carries for this person now: what a press on it brings back. */
export async function seenMark(
  desk: Pick<OperatorDesk, 'find'>,
  { type, subject }: { readonly type: string; readonly subject: string },
  by: Operator,
): Promise<string | undefined> {
  const found = await desk.find(subject, by);
  return found.ok ? found.value.buttons.find(({ action }) => action === type)?.decides?.mark : undefined;
}
