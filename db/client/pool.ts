import type { Connection } from './connection.ts';
import { ConnectionLost } from './errors.ts';

/** Sessions that many statements share, and sessions that one transaction at a time owns. */
export type Pool = {
  /** The shared session with the least to do; the same one for all that is said at the same moment. */
  lane(): Connection;
  /** Lends a session on which `begin` succeeded to `work` alone. */
  exclusively<T>(steps: Steps<T>): Promise<T>;
  end(): Promise<void>;
};

type Steps<T> = {
  readonly begin: (connection: Connection) => Promise<unknown>;
  readonly work: (connection: Connection) => Promise<T>;
};

export type PoolSize = { readonly lanes: number; readonly slots: number };

/** Statements of one moment that go in one packet and wake one server process; more of them had better be spread. */
const mostTogether = 8;

/** How long a running statement or transaction may take when the process stops, in seconds. */
const grace = 5;

export function pool(open: () => Connection, size: PoolSize): Pool {
  const lanes = lanesOf(open, size.lanes);
  const slots = slotsOf(open, size.slots);
  let ended = false;
  let recent: Connection | undefined;
  const lane = (): Connection => {
    if (ended) throw new Error('the database was closed');
    if (recent && !recent.lost && recent.load < mostTogether) return recent;
    recent = lanes.idlest();
    queueMicrotask(() => {
      recent = undefined;
    });
    return recent;
  };

  return {
    lane,
    exclusively: async ({ begin, work }) => {
      if (ended) throw new Error('the database was closed');
      const connection = await begun(slots, begin);
      try {
        return await work(connection);
      } finally {
        slots.giveBack(connection);
      }
    },
    end: async () => {
      ended = true;
      await Promise.all([...lanes.all().map((each) => each.end(grace)), slots.end()]);
    },
  };
}

/** Shared sessions, opened as they are needed, at most `most`. */
function lanesOf(open: () => Connection, most: number) {
  const lanes: Connection[] = [];
  const idlest = (): Connection => {
    let best: Connection | undefined;
    for (let at = lanes.length - 1; at >= 0; at--) {
      const each = lanes[at] as Connection;
      if (each.lost) lanes.splice(at, 1);
      else if (!best || each.load <= best.load) best = each;
    }
    if (best && (best.load === 0 || lanes.length >= most)) return best;
    const fresh = open();
    lanes.push(fresh);
    return fresh;
  };
  return { idlest, all: (): readonly Connection[] => lanes };
}

/** That a resting session died shows only when it is used. To begin changed nothing, so another one is taken. */
async function begun(slots: Slots, begin: (connection: Connection) => Promise<unknown>): Promise<Connection> {
  for (;;) {
    const connection = await slots.take();
    const { proven } = connection;
    try {
      await begin(connection);
      return connection;
    } catch (error) {
      slots.giveBack(connection);
      if (!(proven && error instanceof ConnectionLost)) throw error;
    }
  }
}

type Slots = ReturnType<typeof slotsOf>;

function slotsOf(open: () => Connection, size: number) {
  const idle: Connection[] = [];
  const waiting: ((connection: Connection) => void)[] = [];
  const lent = new Set<Connection>();

  const lend = (connection: Connection): Connection => {
    const fit = connection.lost ? open() : connection;
    lent.add(fit);
    return fit;
  };
  return {
    take: async (): Promise<Connection> => {
      const rested = idle.pop();
      if (rested) return lend(rested);
      if (lent.size < size) return lend(open());
      return new Promise((resolve) => waiting.push(resolve));
    },
    giveBack: (connection: Connection): void => {
      lent.delete(connection);
      const next = waiting.shift();
      if (next) next(lend(connection));
      else if (!connection.lost) idle.push(connection);
    },
    /** Ends the resting ones at once, and gives those that are lent the time to come back. */
    end: async (): Promise<void> => {
      const deadline = Date.now() + grace * 1000;
      while ((lent.size > 0 || waiting.length > 0) && Date.now() < deadline)
        await new Promise((resolve) => setTimeout(resolve, 10));
      await Promise.all([...idle, ...lent].map((each) => each.end(0)));
    },
  };
}
