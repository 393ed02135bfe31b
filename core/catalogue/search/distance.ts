/** Costs are tenths of an edit, so that all sums are whole. */
export const edit = 10;

const longest = 48;
const rows = [new Int32Array(longest + 1), new Int32Array(longest + 1), new Int32Array(longest + 1)] as const;

/** Sounds that spellers mix up: every pair within a group costs little to exchange. */
const alike = ['aeiouy', 'vw', 'ckq', 'szx', 'gj', 'iy', 'pf', 'ij', 'mn'];
const exchange = new Uint8Array(128 * 128).fill(edit);
for (const group of alike)
  for (const one of group)
    for (const other of group) exchange[one.charCodeAt(0) * 128 + other.charCodeAt(0)] = 6;
// Neighbours on the keyboard.
for (const row of ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'])
  for (let at = 1; at < row.length; at += 1) {
    const [one, other] = [row.charCodeAt(at - 1), row.charCodeAt(at)];
    exchange[one * 128 + other] = Math.min(exchange[one * 128 + other] ?? edit, 8);
    exchange[other * 128 + one] = Math.min(exchange[other * 128 + one] ?? edit, 8);
  }
for (let digit = 48; digit < 58; digit += 1)
  for (let code = 48; code < 123; code += 1) {
    exchange[digit * 128 + code] = 25;
    exchange[code * 128 + digit] = 25;
  }

/** A doubled or a single letter, an h and a vowel are left out or put in more easily than other letters. */
function loose(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code >= 48 && code <= 57) return 25;
  if (at > 0 && text.charCodeAt(at - 1) === code) return 5;
  return code === 104 || code === 97 || code === 101 || code === 105 || code === 111 || code === 117
    ? 7
    : edit;
}

const swap = 7;

type Row = Int32Array;
type Word = { readonly text: string; readonly length: number };

/** The row above all others: what it costs to put in each letter of `other`. */
function firstRow(row: Row, other: Word): void {
  row[0] = 0;
  for (let x = 1; x <= other.length; x += 1) row[x] = (row[x - 1] ?? 0) + loose(other.text, x - 1);
}

/** Fills `row` for letter `y` of `one` from the two rows above it; the least cost in it. */
function nextRow(
  [before, above, row]: readonly [Row, Row, Row],
  [one, y]: readonly [string, number],
  other: Word,
) {
  const code = one.charCodeAt(y - 1);
  const last = y > 1 ? one.charCodeAt(y - 2) : 0;
  const out = loose(one, y - 1);
  row[0] = (above[0] ?? 0) + out;
  let best = row[0];
  for (let x = 1; x <= other.length; x += 1) {
    const target = other.text.charCodeAt(x - 1);
    const change = code === target ? 0 : (exchange[(code & 127) * 128 + (target & 127)] ?? edit);
    let cost = Math.min(
      (above[x - 1] ?? 0) + change,
      (above[x] ?? 0) + out,
      (row[x - 1] ?? 0) + loose(other.text, x - 1),
    );
    if (last === target && x > 1 && code === other.text.charCodeAt(x - 2))
      cost = Math.min(cost, (before[x - 2] ?? 0) + (code === target ? 0 : swap));
    row[x] = cost;
    if (cost < best) best = cost;
  }
  return best;
}

/**
 * Damerau-Levenshtein distance (optimal alignment) between two words in tenths of an edit, where slips that ear and
 * thumb make cost less and digits cost more; `limit + 1` as soon as it must be over `limit`. Reads 48 characters each.
 */
export function distance(one: string, other: string, limit: number): number {
  const height = Math.min(one.length, longest);
  const target = { text: other, length: Math.min(other.length, longest) };
  let [before, above, row] = rows;
  firstRow(above, target);
  for (let y = 1; y <= height; y += 1) {
    const best = nextRow([before, above, row], [one, y], target);
    // One more row for the swap, which reaches two back.
    if (best > limit + swap) return limit + 1;
    [before, above, row] = [above, row, before];
  }
  const total = above[target.length] ?? 0;
  return total > limit ? limit + 1 : total;
}
