import type { Contender } from '../contender.ts';
import { type Position, textsOf, trivialFlow } from '../trivial.ts';

/** No database at all: what a message costs before anything is kept. */
export function floor(questions: number): Contender {
  const flow = trivialFlow(questions);
  const texts = textsOf(questions);
  const positions = new Map<number, Position>();
  let orders = 0;
  return {
    name: 'floor, no database',
    texts: () => texts,
    start: async () => {},
    turn: async (chat, text) => {
      const { state, order } = flow(positions.get(chat), text);
      positions.set(chat, state);
      if (!order) return;
      positions.delete(chat);
      orders++;
    },
    settled: async () => {},
    orders: async () => orders,
    stop: async () => {},
  };
}
