import type { Pace } from './pace.ts';
import type { Samples } from './rounds.ts';
import type { Row } from './rows.ts';
import type { BenchServer } from './server.ts';

export type Setting = {
  readonly server: BenchServer;
  readonly pace: Pace;
  /** Where the product keeps its rows in the core suite. */
  readonly db: 'pg' | 'pglite';
  readonly peers: boolean;
  readonly say: (line: string) => void;
};

/** What a suite found: rows of targets, tables of all contenders, and single facts. */
export type Found = {
  readonly rows: readonly Row[];
  readonly tables: Readonly<Record<string, Samples>>;
  readonly facts: Readonly<Record<string, number | string>>;
};

export type Suite = (setting: Setting) => Promise<Found>;
