import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What /metrics shows, in Prometheus' words. Labels are kinds and channels, never people. */
export type Metrics = ReturnType<typeof createMetrics>;

export type MetricsOptions = {
  /** Age in seconds of the oldest effect that is due; asked at each scrape. */
  readonly oldest: () => Promise<number>;
  readonly bookPublishedAt: () => number;
  readonly now: () => number;
};

/** Seconds from a delivery to its commit: most take a few milliseconds. */
const turnBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5];

export function createMetrics(options: MetricsOptions) {
  const registry = new Registry();
  // Looks at the event loop four times a second: a hundred times, as it would, is 1% of a core for ever.
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 250 });
  ages(registry, options);
  return { registry, ...turnMetrics([registry]), ...effectMetrics([registry]) };
}

const turnMetrics = (registers: Registry[]) => ({
  turns: counter('haat_turns_total', 'Turns that were committed', 'channel', registers),
  turnSeconds: new Histogram({
    name: 'haat_turn_seconds',
    help: 'From a delivery to its commit',
    buckets: turnBuckets,
    registers,
  }),
  batchTurns: new Histogram({
    name: 'haat_batch_turns',
    help: 'Turns in one commit',
    buckets: [1, 2, 4, 8, 16, 32, 64],
    registers,
  }),
  splits: new Counter({
    name: 'haat_batch_splits_total',
    help: 'Batches that were done turn by turn',
    registers,
  }),
});

const effectMetrics = (registers: Registry[]) => ({
  defects: counter('haat_defects_total', 'What failed and was reported', 'kind', registers),
  jobs: counter('haat_effects_total', 'Effects that were done', 'kind', registers),
  undelivered: counter(
    'haat_undelivered_total',
    'Messages that a platform took, and then said that they failed',
    'channel',
    registers,
  ),
});

const counter = <Label extends string>(name: string, help: string, label: Label, registers: Registry[]) =>
  new Counter({ name, help, labelNames: [label], registers });

function ages(registry: Registry, { oldest, bookPublishedAt, now }: MetricsOptions): void {
  const registers = [registry];
  new Gauge({
    name: 'haat_outbox_age_seconds',
    help: 'Age of the oldest effect that is due',
    registers,
    async collect() {
      this.set(await oldest());
    },
  });
  new Gauge({
    name: 'haat_price_book_age_seconds',
    help: 'Age of the price book in use',
    registers,
    collect() {
      this.set((now() - bookPublishedAt()) / 1_000);
    },
  });
}
