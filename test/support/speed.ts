/** What the ruler takes on the machine whose milliseconds the limits are in: a quiet virtual machine of two EPYC threads. */
const reference = 1.1;

/** Work of the kind that is measured here: strings made, sorted, kept in a map. */
function ruler(): number {
  const words = Array.from({ length: 4_000 }, (_, index) => `${(index * 7_919) % 4_001} word`);
  return new Map(words.sort().map((word) => [word, word.length])).size;
}

/** Longer work than this, in milliseconds, loses the processor to others on its way: then its own time counts. */
const slice = 20;

function once(work: () => unknown): number {
  const used = process.cpuUsage();
  const before = performance.now();
  work();
  const took = performance.now() - before;
  const { user, system } = process.cpuUsage(used);
  return took < slice ? took : Math.min(took, (user + system) / 1_000);
}

const least = (work: () => unknown, times: number): number =>
  Math.min(...Array.from({ length: times }, () => once(work)));

// Until the ruler is compiled it is too long.
least(ruler, 20);

/** How much slower this machine is at this moment than the one the limits are of, never less than 1. */
const slowness = (): number => Math.max(1, least(ruler, 5) / reference);

/** What the work costs in milliseconds of the reference machine, whatever else this one is doing. */
export const leastOfThree = (work: () => unknown): number => least(work, 3) / slowness();

/** Milliseconds of processor time from now until it is asked, on the reference machine with nothing else to do. */
export function stopwatch(): () => number {
  const atFirst = slowness();
  const before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000 / Math.max(atFirst, slowness());
  };
}
