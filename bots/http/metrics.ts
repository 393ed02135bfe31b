import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What /metrics shows, in Prometheus' words. Labels are kinds and channels, never people. */
export type Metrics = {
  readonly registry: Registry;
  readonly turns: Counter<'channel'>;
  readonly turnSeconds: Histogram;
  readonly batchTurns: Histogram;
  readonly splits: Counter;
  readonly defects: Counter<'kind'>;
  readonly outboxAge: Gauge;
  readonly jobs: Counter<'kind'>;
  readonly bookAge: Gauge;
};

/** `oldest` is asked at each scrape: the age in seconds of the oldest effect that is due. */
export function createMetrics(
  oldest: () => Promise<number>,
  bookPublishedAt: () => number,
  now: () => number,
): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    turns: new Counter({
      name: 'haat_turns_total',
      help: 'Turns that were committed',
      labelNames: ['channel'],
      registers,
    }),
    turnSeconds: new Histogram({
      name: 'haat_turn_seconds',
      help: 'From a delivery to its commit',
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
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
    defects: new Counter({
      name: 'haat_defects_total',
      help: 'What failed and was reported',
      labelNames: ['kind'],
      registers,
    }),
    outboxAge: new Gauge({
      name: 'haat_outbox_age_seconds',
      help: 'Age of the oldest effect that is due',
      registers,
      async collect() {
        this.set(await oldest());
      },
    }),
    jobs: new Counter({
      name: 'haat_effects_total',
      help: 'Effects that were done',
      labelNames: ['kind'],
      registers,
    }),
    bookAge: new Gauge({
      name: 'haat_price_book_age_seconds',
      help: 'Age of the price book in use',
      registers,
      collect() {
        this.set((now() - bookPublishedAt()) / 1_000);
      },
    }),
  };
}
