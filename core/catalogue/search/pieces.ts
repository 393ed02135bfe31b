/** A run of letters, a number, or a clause end (`;`); `glued` when no space stood before. */
export type Piece = { readonly text: string; readonly glued: boolean };

const isDigit = (code: number): boolean => (code >= 48 && code <= 57) || code === 46;

const inRun = (code: number, digits: boolean): boolean =>
  code !== 32 && code !== 59 && isDigit(code) === digits;
export const isNumber = (piece: Piece | undefined): boolean =>
  piece !== undefined && isDigit(piece.text.charCodeAt(0));

function runsOf(folded: string): readonly Piece[] {
  const found: Piece[] = [];
  let at = 0;
  let glued = false;
  while (at < folded.length) {
    const code = folded.charCodeAt(at);
    if (code === 32 || code === 59) {
      if (code === 59) found.push({ text: ';', glued: false });
      glued = false;
      at += 1;
      continue;
    }
    const start = at;
    const digits = isDigit(code);
    while (at < folded.length && inRun(folded.charCodeAt(at), digits)) at += 1;
    found.push({ text: folded.slice(start, at), glued });
    glued = true;
  }
  return found;
}

const pairs = new Map([
  ['1 plus', 'oneplus'],
  ['one plus', 'oneplus'],
  ['wi fi', 'wifi'],
]);

/** "1+" is a brand, and Wi-Fi one word. */
function joinPairs(run: readonly Piece[]): readonly Piece[] {
  const joined: Piece[] = [];
  for (const piece of run) {
    const before = joined.at(-1);
    const pair = before?.glued === false ? pairs.get(`${before.text} ${piece.text}`) : undefined;
    if (pair !== undefined) joined.pop();
    joined.push(pair === undefined ? piece : { text: pair, glued: false });
  }
  return joined;
}

/** Folded text in runs of one kind. */
export const pieces = (folded: string): readonly Piece[] => joinPairs(runsOf(folded));
