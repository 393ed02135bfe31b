/**
 * What is asked of the page in its own words. Texts, not functions: a function that went through the compiler may call
 * helpers that the page does not have.
 */

/** What is there to see; nothing of it throws, whatever the page lacks. */
export const look = `(() => {
  try {
    const { Socket } = window.require('WAWebSocketModel');
    return { socket: Socket.state, synced: Socket.hasSynced === true, attached: window.haatListens === true };
  } catch {
    return { synced: false, attached: false };
  }
})()`;

/** Gone with the next load of the page, as the library's listeners are. */
export const markAttached = 'window.haatListens = true';

/** What the library would have done, had it been there in time (the event was before its listener). */
export const announceSynced = `(() => {
  const { Socket } = window.require('WAWebSocketModel');
  if (Socket.hasSynced && !window.WWebJS && window.onAppStateHasSyncedEvent) window.onAppStateHasSyncedEvent();
})()`;

export const refreshCode = `(() => { window.require('WAWebCmd').Cmd.refreshQR(); })()`;

/** What the page says of a medium that is larger than was told of it. */
export const tooManyBytes = 'haat: too many bytes';

/**
 * Counts what came before it is turned into letters and handed over, which ends the page with a medium of some hundred
 * megabytes. What its sender told of its size is nobody's word.
 */
export const countBytes = (most: number): string => `(() => {
  const { WWebJS } = window;
  const encode = WWebJS.arrayBufferToBase64Async;
  if (encode.haatCounts) return;
  WWebJS.arrayBufferToBase64Async = async (bytes) => {
    if (bytes.byteLength > ${most}) throw new Error('${tooManyBytes}');
    return encode(bytes);
  };
  WWebJS.arrayBufferToBase64Async.haatCounts = true;
})()`;

/** The newest poll of ours in each chat, of those since \`since\`: somebody may have voted while nobody listened. */
export const openPolls = (since: number): string => `(() => {
  const { Chat } = window.require('WAWebCollections');
  return Chat.getModelsArray()
    .filter((chat) => /@(c\\.us|lid)$/.test(chat.id._serialized))
    .map((chat) => chat.msgs.getModelsArray().filter((m) => m.id.fromMe && m.type === 'poll_creation' && m.t >= ${since}))
    .flatMap((polls) => polls.reduce((a, m) => (a.length > 0 && a[0].t > m.t ? a : [m]), []))
    .sort((a, b) => b.t - a.t)
    .map((poll) => poll.id._serialized);
})()`;

/** Chats in which something may have come that no event told of: unread, or theirs is the last word since \`since\`. */
export const waitingChats = (since: number): string => `(() => {
  const { Chat } = window.require('WAWebCollections');
  const isTheirs = (chat) => {
    const last = chat.msgs.getModelsArray().reduce((a, m) => (!a || m.t >= a.t ? m : a), undefined);
    return last !== undefined && last.id.fromMe !== true && last.t >= ${since};
  };
  return Chat.getModelsArray()
    .filter((chat) => /@(c\\.us|lid)$/.test(chat.id._serialized))
    .filter((chat) => chat.unreadCount > 0 || isTheirs(chat))
    .map((chat) => ({ id: chat.id._serialized, unread: chat.unreadCount || 0 }));
})()`;
