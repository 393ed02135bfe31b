/**
 * What Slack refuses beyond, in characters or items.
 * Source: the field comments of @slack/types 3.2.0, which repeat docs.slack.dev/reference/block-kit;
 * blocks in a message: docs.slack.dev/reference/block-kit/blocks.
 */
export const limits = {
  messageBlocks: 50,
  viewBlocks: 100,
  sectionText: 3000,
  field: 2000,
  fields: 10,
  contextElements: 10,
  contextText: 2000,
  actionElements: 25,
  header: 150,
  buttonText: 75,
  buttonUrl: 3000,
  value: 2000,
  id: 255,
  label: 2000,
  hint: 2000,
  placeholder: 150,
  /** Files that one question of a form takes. */
  pictures: 5,
  options: 100,
  optionText: 75,
  optionValue: 75,
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
  viewTitle: 24,
  metadata: 3000,
  inputLength: 3000,
} as const;

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * Cuts text for people to `max` UTF-16 units (never fewer than Slack counts) and marks the cut with an ellipsis.
 * Takes text that is escaped already: no character, entity or link is cut in two.
 */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  const end = graphemes.segment(text).containing(max - 1)?.index ?? 0;
  return `${text.slice(0, end).replace(/&[a-z]{0,3}$|<[^>]*$/, '')}…`;
}

/** For ids and values that come back to us: a shortened one would name something else, so too long is a defect. */
export function within(machineText: string, max: number): string {
  if (machineText.length <= max) return machineText;
  throw new RangeError(`${machineText.length} characters where Slack takes ${max}`);
}

/** Text in pieces of at most `max` UTF-16 units, cut between what a reader sees as one letter. At least one piece. */
export function pieces(text: string, max: number): readonly string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > max) {
    // One letter may be longer than a piece: then it is cut after all.
    const end = graphemes.segment(rest).containing(max)?.index || max;
    parts.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return [...parts, rest];
}
