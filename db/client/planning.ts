/**
 * A plan is kept as long as its session: one made while the outbox was empty read all of it once it was full, two thirds
 * of what Postgres did in a turn. What has an index uses it; statements this short are not worth compiling.
 */
export const planning = { enable_seqscan: 'off', jit: 'off' } as const;

export const setPlanning = Object.entries(planning)
  .map(([name, value]) => `set ${name} = ${value}`)
  .join(';');
