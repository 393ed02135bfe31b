import { describe, expect, it } from 'vitest';
import { createBatcher, type Decided } from '#bots/shell/batcher.ts';
import type { Inbound } from '#bots/shell/channel.ts';
import type { Stored, TurnStore, TurnsWrite } from '#db/turns/index.ts';
import { nothingDone } from '../../support/nothing-done.ts';

const from = (conversation: string, text: string, id = `${conversation}:${text}`): Inbound => ({
  id,
  conversation,
  at: 0,
  event: { type: 'text', text },
  sender: {},
});

/** A store in memory with the same rules as the database: positions by version, deliveries once, all or nothing. */
function memoryStore(refuse: (batch: TurnsWrite) => Error | undefined = () => undefined) {
  const states = new Map<string, Stored>();
  const seen = new Set<string>();
  const batches: TurnsWrite[] = [];
  const store: TurnStore = {
    read: async (lines) => ({
      states: new Map(
        lines.flatMap(({ conversation: key }) => (states.has(key) ? [[key, states.get(key) as Stored]] : [])),
      ),
      seen: new Set(lines.flatMap(({ id = '' }) => (seen.has(id) ? [id] : []))),
    }),
    write: async (batch) => {
      const error = refuse(batch);
      if (error) throw error;
      for (const { key, version, state } of batch.positions) states.set(key, { state, version: version + 1 });
      for (const id of batch.seen) seen.add(id);
      batches.push(batch);
      return { ids: batch.queued.map((_, n) => n + 1), together: [] };
    },
  };
  return { store, states, batches };
}

const note = (state: unknown, { event }: Inbound): Decided => ({
  state: [...((state as string[] | undefined) ?? []), event.type === 'text' ? event.text : ''],
  queued: [],
  rows: {},
});

function batcherOn(store: TurnStore, decide = note, doneRows = nothingDone) {
  const reported: string[] = [];
  const batcher = createBatcher({
    store,
    decide,
    park: (state, inbound, reason) => ({
      state: state ?? [],
      queued: [],
      rows: { dead_letters: [{ id: inbound.id, reason }] },
    }),
    committed: () => {},
    doneRows,
    size: 64,
    report: (_error, { id }) => reported.push(id),
    random: () => 0,
  });
  return { ...batcher, reported };
}

const coded = (code: string): Error => Object.assign(new Error(code), { code });

describe('turns that are committed together', () => {
  it('takes an only message at once, and those that come meanwhile as one batch', async () => {
    const { store, batches } = memoryStore();
    const { accept } = batcherOn(store);
    await accept(from('a', 'hi'));
    await Promise.all(Array.from({ length: 64 }, (_, n) => accept(from(`chat-${n}`, 'hi'))));
    expect(batches.map(({ seen }) => seen.length)).toEqual([1, 64]);
  });

  it('few that come beside a batch wait for its end and go as one, and many go at once', async () => {
    const { store, batches } = memoryStore();
    let go = (): void => {};
    const held = new Promise<void>((resolve) => {
      go = resolve;
    });
    const write: TurnStore['write'] = async (batch) => {
      if (batch.seen.includes('a:hi')) await held;
      return store.write(batch);
    };
    const { accept } = batcherOn({ ...store, write });
    const first = accept(from('a', 'hi'));
    await new Promise(setImmediate);
    const crowd = Array.from({ length: 48 }, (_, n) => accept(from(`crowd-${n}`, 'hi')));
    await Promise.all(crowd);
    const few = ['b', 'c'].map((chat) => accept(from(chat, 'hi')));
    await new Promise(setImmediate);
    go();
    await Promise.all([first, ...few]);
    expect(batches.map(({ seen }) => seen.length)).toEqual([48, 1, 2]);
  });

  it('E6: what follows in a chat is refused with what could not be kept, so that all of it comes again in order', async () => {
    let isAway = true;
    const { store, states } = memoryStore(() => (isAway ? coded('57P01') : undefined));
    const { accept } = batcherOn(store);
    const comes = (text: string) =>
      accept(from('a', text)).then(
        () => 'kept',
        () => 'refused',
      );
    const said = ['one', 'two'].map(comes);
    await new Promise(setImmediate);
    expect(await Promise.all([...said, comes('three')])).toEqual(['refused', 'refused', 'refused']);
    isAway = false;
    await Promise.all(['one', 'two', 'three'].map((text) => accept(from('a', text))));
    expect(states.get('a')?.state).toEqual(['one', 'two', 'three']);
  });

  it('E6: nobody hears of a connection that broke once', async () => {
    let cuts = 1;
    const { store, states, batches } = memoryStore(() => (cuts-- > 0 ? coded('57P01') : undefined));
    const { accept } = batcherOn(store);
    await Promise.all(['one', 'two'].map((text) => accept(from('a', text))));
    expect(states.get('a')?.state).toEqual(['one', 'two']);
    expect(batches.length).toBe(1);
  });

  it('E6: of turns that are tried one by one, those of a chat keep their order when the database goes away', async () => {
    let writes = 0;
    const { store, states } = memoryStore(() => {
      writes++;
      if (writes === 1) return coded('23514');
      return writes === 2 ? coded('55P03') : undefined;
    });
    const { accept } = batcherOn(store);
    const lines = [from('a', 'one'), from('b', 'one'), from('a', 'two')];
    const came = await Promise.allSettled(lines.map(accept));
    expect(came.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'rejected']);
    expect([...states.keys()]).toEqual(['b']);
  });

  it('a batch that is held up holds up nobody else', async () => {
    const { store, states } = memoryStore();
    const write: TurnStore['write'] = (batch) =>
      batch.seen.includes('a:hi') ? new Promise(() => {}) : store.write(batch);
    const { accept } = batcherOn({ ...store, write });
    void accept(from('a', 'hi'));
    await new Promise(setImmediate);
    await accept(from('b', 'hi'));
    expect([...states.keys()]).toEqual(['b']);
  });

  it('what was sent is deleted with the next batch, and kept in mind when that fails', async () => {
    let fails = true;
    const { store, batches } = memoryStore(() => (fails ? coded('40001') : undefined));
    const gone: number[] = [];
    const waiting = [7, 8];
    const { accept } = batcherOn(store, note, {
      take: () => ({ rows: waiting.splice(0), batches: [9] }),
      gone: ({ rows, batches }) => void gone.push(...rows, ...batches),
      giveBack: ({ rows }) => {
        waiting.push(...rows);
        fails = false;
      },
    });
    await accept(from('a', 'hi'));
    expect(batches.map(({ done }) => done)).toEqual([{ rows: [7, 8], batches: [9] }]);
    expect({ gone, waiting }).toEqual({ gone: [7, 8, 9], waiting: [] });
  });

  it('I3: folds several messages of one chat in their order', async () => {
    const { store, states } = memoryStore();
    const { accept } = batcherOn(store);
    await Promise.all(['one', 'two', 'three'].map((text) => accept(from('a', text))));
    expect(states.get('a')?.state).toEqual(['one', 'two', 'three']);
  });

  it('I1: applies a delivery once, in the same batch and in a later one', async () => {
    const { store, states } = memoryStore();
    const { accept } = batcherOn(store);
    await Promise.all([accept(from('a', 'hi')), accept(from('a', 'hi'))]);
    await accept(from('a', 'hi'));
    expect(states.get('a')?.state).toEqual(['hi']);
  });

  it('I4: one message that we cannot decide is parked, and stops nobody else', async () => {
    const { store, states, batches } = memoryStore();
    const { accept, reported } = batcherOn(store, (state, inbound) => {
      if (inbound.id === 'a:poison') throw new Error('a defect');
      return note(state, inbound);
    });
    await Promise.all([accept(from('a', 'poison')), accept(from('b', 'hi')), accept(from('a', 'after'))]);
    expect(states.get('b')?.state).toEqual(['hi']);
    expect(states.get('a')?.state).toEqual(['after']);
    expect(batches[0]?.rows.dead_letters).toEqual([{ id: 'a:poison', reason: 'a defect' }]);
    expect(reported).toEqual(['a:poison']);
  });

  it('I4: one message that the database cannot store is parked alone, and the others of its batch are kept', async () => {
    const { store, states } = memoryStore(({ positions }) =>
      positions.some(({ state }) => JSON.stringify(state).includes('poison')) ? coded('22P05') : undefined,
    );
    const { accept, reported } = batcherOn(store);
    await Promise.all([accept(from('a', 'poison')), accept(from('b', 'hi'))]);
    expect(states.get('b')?.state).toEqual(['hi']);
    expect(states.get('a')?.state).toEqual([]);
    expect(reported).toEqual(['a:poison']);
  });

  it.each(['22012', '23505', '40001', '40P01'])(
    'reads again and decides again after a conflict (%s)',
    async (code) => {
      let left = 3;
      const { store, states } = memoryStore(() => (left-- > 0 ? coded(code) : undefined));
      const { accept, reported } = batcherOn(store);
      await accept(from('a', 'hi'));
      expect(states.get('a')?.state).toEqual(['hi']);
      expect(reported).toEqual([]);
    },
  );

  it.each(['ECONNREFUSED', '57P01', '08006', 'CONNECTION_LOST'])(
    'I2: does not take a message while the database is away (%s): the channel keeps it',
    async (code) => {
      const { store, states } = memoryStore(() => coded(code));
      const { accept } = batcherOn(store);
      await expect(accept(from('a', 'hi'))).rejects.toThrow();
      expect(states.size).toBe(0);
    },
  );
});
