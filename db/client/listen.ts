import { type Connection, type ConnectionSettings, connect } from './connection.ts';

type Heard = (payload: string) => void;

/** Milliseconds before a lost session is tried again: doubles from the first to the last. */
const firstWait = 100;
const lastWait = 5_000;
const once = { prepare: 'script', shape: 'rows' } as const;

/** LISTEN on one session of its own, opened with the first channel and again whenever it is lost. */
export function listenOn(settings: ConnectionSettings) {
  const { add, remove, names, clear, tell } = channelList();
  let connection: Connection | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let wait = firstWait;

  const onLost = (): void => {
    connection = undefined;
    if (names().length > 0) retry = setTimeout(reopen, wait);
    wait = Math.min(wait * 2, lastWait);
  };
  const open = async (): Promise<void> => {
    connection = connect({ ...settings, onNotify: tell, onLost });
    await connection.run(names().map(listenTo).join(';'), [], once);
    wait = firstWait;
  };
  const reopen = (): void => {
    // Whatever went wrong, the session ends, and its end brings the next try.
    open().catch(() => connection?.end(0));
  };
  const listen = async (channel: string, heard: Heard): Promise<() => Promise<void>> => {
    add(channel, heard);
    try {
      await (connection ? connection.run(listenTo(channel), [], once) : open());
    } catch (error) {
      remove(channel, heard);
      throw error;
    }
    return async () => remove(channel, heard);
  };
  const end = async (): Promise<void> => {
    clear();
    clearTimeout(retry);
    await connection?.end(0);
  };
  return { listen, end };
}

const listenTo = (channel: string): string => `listen "${channel}"`;

function channelList() {
  const channels = new Map<string, Set<Heard>>();
  return {
    add: (channel: string, heard: Heard): void => {
      channels.set(channel, (channels.get(channel) ?? new Set<Heard>()).add(heard));
    },
    remove: (channel: string, heard: Heard): void => {
      channels.get(channel)?.delete(heard);
      if (channels.get(channel)?.size === 0) channels.delete(channel);
    },
    tell: (channel: string, payload: string): void => {
      for (const heard of channels.get(channel) ?? []) heard(payload);
    },
    names: (): string[] => [...channels.keys()],
    clear: (): void => channels.clear(),
  };
}
