/**
 * Where a text is cut that is longer than `most` UTF-16 units: after a paragraph, else a line, else a word, else between
 * two letters. The length itself for one that is not.
 */
export function cutAt(text: string, most: number): number {
  if (text.length <= most) return text.length;
  for (const gap of ['\n\n', '\n', ' ']) {
    const at = text.lastIndexOf(gap, most - gap.length);
    if (at > 0) return at + gap.length;
  }
  const last = text.charCodeAt(most - 1);
  const splitsPair = last >= 0xd800 && last <= 0xdbff;
  return splitsPair ? most - 1 : most;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Cut between letters as a reader sees them, with a sign that it was: half a Devanagari letter is another one. */
export function shortened(label: string, most: number): string {
  if (label.length <= most) return label;
  let short = '';
  for (const { segment } of graphemes.segment(label)) {
    if (short.length + segment.length > most - 1) break;
    short += segment;
  }
  return `${short.trimEnd()}…`;
}
