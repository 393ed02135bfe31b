import type { Contender } from './contender.ts';

/** Who can play, by the name that a process is started with. Each is loaded only where it plays. */
const makers = {
  product: async (questions: number) => (await import('./contenders/product.ts')).product(questions),
  sale: async () => (await import('./contenders/sale.ts')).sale(),
  limit: async (questions: number) => (await import('./contenders/limit.ts')).limit(questions),
  'two-trips': async (questions: number) => (await import('./contenders/two-trips.ts')).twoTrips(questions),
  builder: async (questions: number) => (await import('./contenders/builder.ts')).builder(questions),
  floor: async (questions: number) => (await import('./contenders/floor.ts')).floor(questions),
  conversations: async (questions: number) =>
    (await import('./peers/conversations.ts')).conversations(questions),
} as const satisfies Readonly<Record<string, (questions: number) => Promise<Contender>>>;

export type ContenderName = keyof typeof makers;

export const enlist = (name: ContenderName, questions: number): Promise<Contender> => makers[name](questions);
