import type { Postings } from './postings.ts';

/** Sums a weight for every form that was named, and hands out those with the most. Made once and used for every search. */
export type Pool = {
  readonly add: (postings: Postings, key: number, weight: number) => void;
  /** The forms with the highest sums, at most `most`; of equal ones the lower form. Empties the pool. */
  readonly drain: (most: number, admits: (form: number) => boolean) => readonly number[];
};

export function makePool(forms: number): Pool {
  const sums = new Float32Array(forms);
  const touched = new Uint32Array(forms);
  let count = 0;

  function add({ starts, forms: list }: Postings, key: number, weight: number): void {
    const end = starts[key + 1] ?? 0;
    for (let at = starts[key] ?? 0; at < end; at += 1) {
      const form = list[at] ?? 0;
      const sum = sums[form] ?? 0;
      if (sum === 0) {
        touched[count] = form;
        count += 1;
      }
      sums[form] = sum + weight;
    }
  }

  /** A heap whose root is the worst that is kept. */
  function drain(most: number, admits: (form: number) => boolean): readonly number[] {
    const heap: number[] = [];
    const worse = (one: number, other: number): boolean => {
      const gap = (sums[one] ?? 0) - (sums[other] ?? 0);
      return gap === 0 ? one > other : gap < 0;
    };
    for (let at = 0; at < count; at += 1) {
      const form = touched[at] ?? 0;
      const full = heap.length === most;
      if ((full && worse(form, heap[0] ?? 0)) || !admits(form)) continue;
      if (full) replaceRoot(heap, form, worse);
      else insert(heap, form, worse);
    }
    for (let at = 0; at < count; at += 1) sums[touched[at] ?? 0] = 0;
    count = 0;
    return heap;
  }

  return { add, drain };
}

type Worse = (one: number, other: number) => boolean;

function insert(heap: number[], form: number, worse: Worse): void {
  heap.push(form);
  let at = heap.length - 1;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!worse(heap[at] ?? 0, heap[parent] ?? 0)) return;
    exchange(heap, at, parent);
    at = parent;
  }
}

function replaceRoot(heap: number[], form: number, worse: Worse): void {
  heap[0] = form;
  let at = 0;
  while (2 * at + 1 < heap.length) {
    const left = 2 * at + 1;
    const right = left + 1;
    const child = right < heap.length && worse(heap[right] ?? 0, heap[left] ?? 0) ? right : left;
    if (!worse(heap[child] ?? 0, heap[at] ?? 0)) return;
    exchange(heap, at, child);
    at = child;
  }
}

function exchange(heap: number[], one: number, other: number): void {
  const kept = heap[one] ?? 0;
  heap[one] = heap[other] ?? 0;
  heap[other] = kept;
}
