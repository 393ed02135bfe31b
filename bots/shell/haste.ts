import type { OutboxStore } from '#db/outbox/index.ts';
import type { Lanes } from './lanes.ts';

/** Lanes that are not to wait for what was put off in them: whom they lead to is here. */
export type Haste = {
  hasten(lane: string): Promise<void>;
  /** One of this lane's was just put off. */
  putOff(lane: string): Promise<void>;
  /** One of this lane's was done: whoever asked for haste has it. */
  done(lane: string): void;
};

type Way = Pick<OutboxStore, 'hasten'> & {
  readonly lanes: () => Pick<Lanes, 'has' | 'behind'>;
  /** Looks for what is due. */
  readonly look: () => void;
};

/** Nobody is asked about a lane that has nothing in the table; one that is just being put off is hastened after that. */
export function createHaste({ hasten, lanes, look }: Way): Haste {
  const wanted = new Set<string>();
  const now = async (lane: string): Promise<void> => {
    await hasten(lane);
    look();
  };
  return {
    hasten: async (lane) => {
      const { has, behind } = lanes();
      if (has(lane, () => true)) wanted.add(lane);
      if (behind().has(lane)) await now(lane);
    },
    putOff: async (lane) => {
      if (wanted.delete(lane)) await now(lane);
    },
    done: (lane) => void wanted.delete(lane),
  };
}
