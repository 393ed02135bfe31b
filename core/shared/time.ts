/** Epoch milliseconds, UTC. The clock is read in the shell and passed in. */
export type Instant = number;

export const minutes = (n: number): number => n * 60_000;
export const hours = (n: number): number => n * 3_600_000;
export const days = (n: number): number => n * 86_400_000;
