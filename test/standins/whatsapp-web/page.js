/* Stand-in for the WhatsApp Web client. Runs in Chromium at https://web.whatsapp.com/ (mapped to loopback).
 * It offers the internal modules that whatsapp-web.js asks for through window.require(), backed by a
 * WebSocket to the stand-in server. Nothing here is WhatsApp code: names and shapes only. */
(() => {
'use strict';
const hard = (o, k, v) => Object.defineProperty(o, k, { value: v, enumerable: false, writable: true, configurable: true });

// ---------------------------------------------------------------- events, models, collections
class Emitter {
  constructor() { hard(this, '_ev', new Map()); }
  on(names, fn, ctx) { for (const n of names.split(/\s+/)) { if (!this._ev.has(n)) this._ev.set(n, []); this._ev.get(n).push({ fn, ctx }); } return this; }
  off(names, fn) { for (const n of names.split(/\s+/)) { const l = this._ev.get(n); if (l) this._ev.set(n, fn ? l.filter(h => h.fn !== fn && h.fn._of !== fn) : []); } return this; }
  once(names, fn, ctx) { const w = (...a) => { this.off(names, w); fn.apply(ctx, a); }; w._of = fn; return this.on(names, w, ctx); }
  trigger(name, ...args) { for (const h of [...(this._ev.get(name) || [])]) { try { h.fn.apply(h.ctx || this, args); } catch (e) { console.error('[standin] handler of ' + name + ' threw', e); } } return this; }
}
const plain = v => {
  if (v === null || typeof v !== 'object') return typeof v === 'function' ? undefined : v;
  if (v instanceof Blob || v instanceof OpaqueData || v instanceof Collection) return undefined;
  if (v instanceof Model) return v.serialize();
  if (v instanceof Wid || v instanceof MsgKey || v instanceof Uint8Array) return v;   // as WhatsApp does: own fields only
  if (Array.isArray(v)) return v.map(plain);
  const o = {}; for (const k of Object.keys(v)) { const p = plain(v[k]); if (p !== undefined) o[k] = p; } return o;
};
class Model extends Emitter {
  constructor(attrs = {}) { super(); hard(this, 'attributes', {}); hard(this, 'collections', new Set()); this.set(attrs, true); }
  set(attrs, silent) {
    const changed = [];
    for (const [k, v] of Object.entries(attrs)) {
      if (typeof v === 'function') continue;
      if (!(k in this.attributes)) { this.attributes[k] = undefined; if (!(k in Object.getPrototypeOf(this)))
        Object.defineProperty(this, k, { enumerable: true, configurable: true, get: () => this.attributes[k], set: x => this.set({ [k]: x }) }); }
      const prev = this.attributes[k];
      if (prev !== v) { this.attributes[k] = v; changed.push([k, v, prev]); }
    }
    if (silent || !changed.length) return this;
    for (const [k, v, p] of changed) { this.trigger('change:' + k, this, v, p); for (const c of this.collections) c.trigger('change:' + k, this, v, p); }
    this.trigger('change', this); for (const c of this.collections) c.trigger('change', this);
    return this;
  }
  serialize() { const o = {}; for (const k of Object.keys(this.attributes)) { const p = plain(this.attributes[k]); if (p !== undefined) o[k] = p; } return o; }
  toJSON() { return this.serialize(); }
  unsafe() { return this; }
}
const keyOf = x => x == null ? undefined : typeof x === 'string' ? x : (x._serialized ?? x.id?._serialized ?? String(x));
class Collection extends Emitter {
  constructor(modelClass = Model) { super(); hard(this, 'modelClass', modelClass); hard(this, '_byId', new Map()); }
  get length() { return this._byId.size; }
  get _models() { return this.getModelsArray(); }
  get(id) { return this._byId.get(keyOf(id)); }
  async find(id) { return this.get(id); }
  getModelsArray() { return [...this._byId.values()]; }
  filter(f) { return this.getModelsArray().filter(f); }
  map(f) { return this.getModelsArray().map(f); }
  add(m, opt = {}) { const mm = m instanceof Model ? m : new this.modelClass(m); const k = keyOf(mm.id); if (this._byId.has(k)) return this._byId.get(k);
    this._byId.set(k, mm); mm.collections.add(this); if (!opt.silent) this.trigger('add', mm); return mm; }
  gadd(id, opt) { return this.get(id) || this.add({ id: createWid(id) }, opt); }
  remove(m) { const k = keyOf(m.id); if (this._byId.delete(k)) { m.collections.delete(this); this.trigger('remove', m); } }
  serialize() { return this.getModelsArray().map(m => m.serialize()); }
}

// ---------------------------------------------------------------- ids
class Wid {
  constructor(s) { const m = /^([^@]*)@([\w.]+)$/.exec(s); if (!m) throw new Error('wid error: invalid wid ' + s);
    this.server = m[2] === 's.whatsapp.net' ? 'c.us' : m[2]; this.user = m[1].replace(/:\d+$/, ''); this._serialized = this.user + '@' + this.server; }
  isUser() { return ['c.us', 'lid', 'bot'].includes(this.server); }
  isLid() { return this.server === 'lid'; }
  isGroup() { return this.server === 'g.us'; }
  isNewsletter() { return this.server === 'newsletter'; }
  isStatus() { return this._serialized === 'status@broadcast'; }
  isBroadcast() { return this.server === 'broadcast'; }
  isBot() { return this.server === 'bot'; }
  equals(o) { return keyOf(o) === this._serialized; }
  toString() { return this._serialized; }
  toJid() { return this._serialized.replace('@c.us', '@s.whatsapp.net'); }
  toJSON() { return this._serialized; }
}
const createWid = x => { if (x == null) return undefined; const s = typeof x === 'string' ? x : x._serialized; return new Wid(s.includes('@') ? s : s + '@c.us'); };
class MsgKey {
  constructor({ from, to, id, participant, selfDir, fromMe, remote }) {
    this.fromMe = fromMe ?? selfDir === 'out';
    this.remote = createWid(remote ?? (this.fromMe ? to : from));
    this.id = id;
    if (participant) this.participant = createWid(participant);
    this._serialized = [this.fromMe, this.remote, this.id, ...(participant ? [createWid(participant)] : [])].join('_');
  }
  toString() { return this._serialized; }
  static async newId() { return '3EB0' + [...crypto.getRandomValues(new Uint8Array(9))].map(b => b.toString(16).padStart(2, '0')).join('').toUpperCase(); }
  static fromString(s) { const [fm, remote, id, participant] = s.split('_'); return new MsgKey({ fromMe: fm === 'true', remote, id, participant }); }
}

// ---------------------------------------------------------------- models
class Msg extends Model {
  get isNotification() { return ['gp2', 'e2e_notification', 'notification_template', 'call_log'].includes(this.type); }
  get isStatusV3() { return this.id.remote.isStatus(); }
  get isEphemeral() { return false; }
  get mediaObject() { return this.attributes.directPath ? {} : undefined; }
  canReply() { return !this.isNotification; }
  msgContextInfo() { const q = this.serialize(); delete q.quotedMsg; return { quotedMsg: q, quotedStanzaID: this.id.id, quotedParticipant: this.attributes.author ?? this.from, quotedRemoteJid: this.id.remote }; }
  async downloadMedia() { this.mediaData = { mediaStage: 'RESOLVED' }; }
  avParams() { return {}; }
  updateAck(a) { this.set({ ack: a }); }
}
const Mute = class extends Model { mute({ expiration }) { this.set({ expiration }); } unmute() { this.set({ expiration: 0 }); } };
class ChatM extends Model {
  constructor(a) { super({ unreadCount: 0, archive: false, pin: undefined, isLocked: false, ...a }); hard(this, 'msgs', new Collection(Msg)); hard(this, 'mute', new Mute({ id: a.id, expiration: 0 })); }
  get formattedTitle() { const k = C.Contact.get(this.id); return this.attributes.name || k?.attributes.name || k?.attributes.pushname || (this.id.isLid() && pnMap.get(this.id._serialized)?.split('@')[0]) || this.id.user; }
  serialize() { return { ...super.serialize(), muteExpiration: this.mute.expiration, msgs: this.msgs.getModelsArray().map(m => m.id._serialized) }; }
}
class ContactM extends Model { }
class MsgCollection extends Collection {
  async getMessagesById(ids) {
    const messages = [];
    for (const id of ids) { let m = this.get(id); if (!m) { const r = await rpc('getMsg', { id: keyOf(id) }); if (r.msg) m = addMsg(r.msg, { silent: true }); } if (m) messages.push(m); }
    return { messages };
  }
  async search(q, page = 1, count = 50, remote) { const l = this.filter(m => (m.body || '').includes(q) && (!remote || m.id.remote.equals(remote))); return { messages: l.slice((page - 1) * count, page * count), eof: true }; }
}
class ChatCollection extends Collection { async find(wid) { return this.get(wid) || (await findOrCreateLatestChat(createWid(wid))).chat; } }
class ContactCollection extends Collection {
  async find(id) { const w = createWid(id); let c = this.get(w); if (!c) { const r = await rpc('contact', { id: w._serialized }); c = this.add(contactModel(r.contact || { id: w._serialized })); } return c; }
}
const C = {
  Msg: new MsgCollection(Msg), Chat: new ChatCollection(ChatM), Contact: new ContactCollection(ContactM),
  Blocklist: new Collection(), Label: new Collection(), Status: new Collection(), ProfilePicThumb: new Collection(),
  GroupMetadata: Object.assign(new Collection(), { update: async () => { } }),
  BusinessProfile: Object.assign(new Collection(), { find: async id => new Model({ id: createWid(id) }) }),
  Reactions: Object.assign(new Collection(), { find: async id => ({ reactions: reactionStore.get(keyOf(id)) || Object.assign([], { serialize: () => [] }) }) }),
  WAWebNewsletterCollection: new Collection(), NewsletterMetadataCollection: Object.assign(new Collection(), { update: async () => { } }),
  Features: { F: {}, supportsFeature: () => false, setFeature() { } },
};
const reactionStore = new Map();
const Socket = new Model({ state: 'UNLAUNCHED', hasSynced: false, stream: 'DISCONNECTED' });
const Conn = new Model({ ref: undefined, platform: 'android', pushname: undefined, wid: undefined, battery: undefined, plugged: undefined });
const Cmd = new Emitter();
let me = null, lidMap = new Map(), pnMap = new Map();
Socket.logout = async () => { await rpc('logout', {}); };
Socket.takeover = () => wsSend({ op: 'takeover' });
Socket.reconnect = () => ws && ws.close();
Conn.canSetMyPushname = () => true;

const contactModel = c => new ContactM({ ...c, id: createWid(c.id), phoneNumber: c.phoneNumber ? createWid(c.phoneNumber) : undefined, isContactBlocked: !!c.isBlocked });
const chatModel = c => { const m = new ChatM({ ...c, id: createWid(c.id), groupMetadata: undefined }); delete m.attributes.groupMetadata;
  if (c.groupMetadata) { const g = new Model({ ...c.groupMetadata, id: createWid(c.id), participants: c.groupMetadata.participants.map(p => ({ ...p, id: createWid(p.id) })), owner: createWid(c.groupMetadata.owner) }); hard(m, 'groupMetadata', g); } return m; };
const msgModel = w => {   // wire -> model
  const a = { ...w };
  a.id = new MsgKey({ fromMe: w.id.fromMe, remote: w.id.remote, id: w.id.id, participant: w.id.participant });
  for (const k of ['from', 'to', 'author']) if (w[k]) a[k] = createWid(w[k]);
  if (w.mentionedJidList) a.mentionedJidList = w.mentionedJidList.map(createWid);
  if (w.directPath) a.mediaData = { mediaStage: 'INIT' };
  return new Msg(a);
};
function addMsg(wire, opt) {
  const k = new MsgKey(wire.id); const old = C.Msg.get(k); if (old) return old;
  const m = msgModel(wire); const chat = C.Chat.get(m.id.remote) || C.Chat.add(chatModel({ id: m.id.remote._serialized, name: wire.notifyName }));
  chat.msgs.add(m, { silent: true });
  if (!(chat.t > m.t)) chat.t = m.t;
  if (!m.id.fromMe) chat.lastReceivedKey = m.id;
  C.Msg.add(m, opt);
  if (m.isNewMsg && !m.id.fromMe && !m.isNotification) chat.unreadCount = (chat.unreadCount || 0) + 1;
  return m;
}
async function findOrCreateLatestChat(wid) {
  const have = C.Chat.get(wid); if (have) return { chat: have, created: false };
  if (wid.isUser()) { const r = await rpc('exists', { id: wid._serialized }); if (!r.wid) throw new Error('No LID for user'); }
  return { chat: C.Chat.add(chatModel({ id: wid._serialized })), created: true };
}

// ---------------------------------------------------------------- socket to the stand-in server
let ws = null, seq = 0, waiting = new Map(), unsent = [], generation = 0;
const wsSend = o => { if (ws && ws.readyState === 1) { ws.send(JSON.stringify(o)); return true; } return false; };
const rpc = (op, args) => new Promise((res, rej) => { const reqId = ++seq; waiting.set(reqId, { res, rej }); if (!wsSend({ op, reqId, ...args })) { waiting.delete(reqId); rej(new Error('standin: socket is not open')); } });
const idb = fn => new Promise((res, rej) => { const o = indexedDB.open('standin', 1); o.onupgradeneeded = () => o.result.createObjectStore('kv'); o.onerror = () => rej(o.error);
  o.onsuccess = () => { const db = o.result, tx = db.transaction('kv', 'readwrite', { durability: 'strict' }), r = fn(tx.objectStore('kv')); tx.oncomplete = () => { db.close(); res(r.result); }; tx.onerror = () => rej(tx.error); }; });
const token = { get: () => idb(s => s.get('token')), put: v => idb(s => s.put(v, 'token')), del: () => idb(s => s.delete('token')) };

async function connect() {
  const gen = ++generation; Socket.state = 'OPENING';
  const tok = await token.get();
  const w = ws = new WebSocket(`wss://${location.host}/ws/chat`);
  w.onopen = () => { if (tok) Socket.state = 'PAIRING'; w.send(JSON.stringify({ op: 'hello', token: tok || null, version: window.Debug.VERSION })); };
  w.onmessage = ev => handle(JSON.parse(ev.data)).catch(e => console.error('[standin] ' + ev.data.slice(0, 200), e));
  w.onclose = () => { if (gen !== generation) return; for (const p of waiting.values()) p.rej(new Error('standin: socket closed')); waiting.clear();
    if (!['CONFLICT', 'DEPRECATED_VERSION'].includes(Socket.state)) { Socket.state = Socket.state === 'OPENING' ? 'TIMEOUT' : 'OPENING'; setTimeout(() => gen === generation && connect(), 400); } };
}
async function handle(m) {
  switch (m.op) {
    case 'reply': { const p = waiting.get(m.reqId); waiting.delete(m.reqId); if (p) m.error ? p.rej(Object.assign(new Error(m.error), { name: m.errorName || 'ServerStatusCodeError' })) : p.res(m); return; }
    case 'ref': Conn.ref = m.ref; if (Socket.state !== 'UNPAIRED') Socket.state = 'UNPAIRED'; return;
    case 'idle': Socket.state = 'UNPAIRED_IDLE'; return;
    case 'pair': Socket.state = 'PAIRING'; await token.put(m.token); wsSend({ op: 'hello', token: m.token, version: window.Debug.VERSION }); return;
    case 'welcome':
      me = { pn: createWid(m.me.pn), lid: createWid(m.me.lid) }; Conn.set({ pushname: m.me.pushname, platform: m.me.platform, wid: me.pn });
      for (const [pn, lid] of m.lids) { lidMap.set(pn, lid); pnMap.set(lid, pn); }
      for (const c of m.contacts) if (!C.Contact.get(c.id)) C.Contact.add(contactModel(c));
      for (const c of m.chats) if (!C.Chat.get(c.id)) C.Chat.add(chatModel(c));
      for (const x of m.history) addMsg({ ...x, isNewMsg: false });
      for (const c of m.chats) C.Chat.get(c.id).set({ unreadCount: c.unreadCount });
      Socket.state = 'CONNECTED'; return;
    case 'offline': progress = m.percent; Cmd.trigger('offline_progress_update_from_bridge'); return;
    case 'synced': Socket.hasSynced = true; flush(); return;
    case 'msg': { const had = C.Msg.get(new MsgKey(m.msg.id)); if (had && had.type === 'ciphertext') had.set(msgModel(m.msg).attributes); else addMsg({ ...m.msg, isNewMsg: m.msg.isNewMsg !== false }); wsSend({ op: 'delivered', id: m.msg.id.id }); return; }
    case 'ack': { const x = C.Msg.get(m.id); if (x && (m.ack < 0 || !(x.ack >= m.ack))) x.set({ ack: m.ack }); return; }
    case 'edit': { const x = C.Msg.get(m.id); if (x) x.set({ body: m.body, latestEditMsgKey: x.id, latestEditSenderTimestampMs: m.t }); return; }
    case 'revoke': { const x = C.Msg.get(m.id); if (x) x.set({ type: 'revoked', body: '', protocolMessageKey: { ...x.id, remote: x.id.remote._serialized } }); return; }
    case 'reaction': { const r = { id: new MsgKey(m.key), reactionParentKey: MsgKey.fromString(m.parent), reactionTimestamp: m.t, author: createWid(m.sender), reactionText: m.text, read: false, ack: 2, orphan: 0 };
      const x = C.Msg.get(m.parent); if (x) x.hasReaction = !!m.text; MODULES.WAWebAddonReactionTableMode.reactionTableMode.bulkUpsert([r]); return; }
    case 'vote': { const row = { id: new MsgKey(m.key), pollUpdateParentKey: MsgKey.fromString(m.parent), t: m.t, senderTimestampMs: m.t, author: createWid(m.sender), selectedOptionLocalIds: m.selected };
      votes.push({ parentMsgKey: m.parent, sender: m.sender, selectedOptionLocalIds: m.selected, senderTimestampMs: m.t }); MODULES.WAWebAddonPollVoteTableMode.pollVoteTableMode.bulkUpsert([row]); return; }
    case 'call': MODULES.WAWebCallCollection._calls.set(m.call.id, { ...m.call, peerJid: createWid(m.call.peerJid) }); return;
    case 'chat': if (!C.Chat.get(m.chat.id)) C.Chat.add(chatModel(m.chat)); return;
    case 'contact': { const o = C.Contact.get(m.contact.id); if (o) o.set({ name: m.contact.name, pushname: m.contact.pushname }); else C.Contact.add(contactModel(m.contact)); if (m.lid) { lidMap.set(m.lid[0], m.lid[1]); pnMap.set(m.lid[1], m.lid[0]); } return; }
    case 'unread': { const c = C.Chat.get(m.chat); if (c) c.unreadCount = m.count; return; }
    case 'state': Socket.state = m.state; return;
    case 'logout': await token.del(); Cmd.trigger('logout_from_bridge'); generation++; ws.close(); setTimeout(() => location.assign('/?post_logout=1&logout_reason=' + (m.reason || 0)), 50); return;
    case 'reload': location.reload(); return;
    case 'frame': document.body.append(Object.assign(document.createElement('iframe'), { src: '/page.js' })); return;
    case 'break': for (const n of m.modules) broken.add(n); return;
  }
}
const votes = []; let progress = 0;

// ---------------------------------------------------------------- sending
const wire = msg => { const s = msg.serialize(); s.id = { ...s.id, remote: msg.id.remote._serialized, participant: msg.id.participant?._serialized }; delete s.mediaData; return JSON.parse(JSON.stringify(s, (k, v) => v instanceof Uint8Array ? [...v] : v)); };
async function transmit(msg) { const r = await rpc('send', { msg: wire(msg) }); if (r.t) msg.set({ t: r.t }); if (!(msg.ack >= r.ack) || r.ack < 0) msg.set({ ack: r.ack }); return { messageSendResult: r.result || 'OK', t: r.t, count: null }; }
function flush() { for (const u of unsent.splice(0)) transmit(u.msg).then(u.res, () => unsent.push(u)); }
function addAndSendMsgToChat(chat, data) {
  const msg = new Msg(data); chat.msgs.add(msg, { silent: true }); chat.t = msg.t; C.Msg.add(msg);
  const sent = new Promise(res => { transmit(msg).then(res, () => unsent.push({ msg, res })); });   // offline: kept, goes out after the next sync
  return [Promise.resolve(msg), sent];
}

// ---------------------------------------------------------------- media
class OpaqueData {
  static async createFromData(blob, type) { const o = new OpaqueData(); hard(o, 'blob', blob instanceof Blob ? blob : new Blob([blob], { type })); hard(o, 'mime', type); return o; }
  url() { return (this._u ??= URL.createObjectURL(this.blob)); }
  size() { return this.blob.size; } type() { return this.mime; } formData() { return this.blob; } forceToBlob() { return this.blob; } autorelease() { } retain() { }
}
const b64 = buf => btoa(String.fromCharCode(...new Uint8Array(buf)));
const kindOf = (mime, p) => p.asSticker ? 'sticker' : p.asDocument ? 'document' : mime.startsWith('image/') ? 'image' : mime.startsWith('video/') ? 'video' : mime.startsWith('audio/') ? (p.isPtt ? 'ptt' : 'audio') : 'document';
class MediaData { set(o) { Object.assign(this, o); } toJSON() { const o = {}; for (const [k, v] of Object.entries(this)) if (!(v instanceof OpaqueData) && !(v instanceof Blob)) o[k] = v; return o; } }
const mediaObjects = new Map();

// ---------------------------------------------------------------- the modules whatsapp-web.js asks for
const isN = c => c.id.isNewsletter(), findLinks = t => typeof t !== 'string' ? [] : [...t.matchAll(/\bhttps?:\/\/[^\s]+/g)].map(m => ({ href: m[0], suspiciousCharacters: new Set() }));
const okAction = op => async (...a) => { await rpc('action', { name: op, args: JSON.parse(JSON.stringify(a.map(x => keyOf(x?.id ?? x) ?? null))) }); return { messageSendResult: 'OK' }; };
Object.assign(Cmd, {
  refreshQR: () => wsSend({ op: 'refreshQR' }), archiveChat: (c, v) => c.set({ archive: v }), pinChat: (c, v) => c.set({ pin: v ? Date.now() : undefined }), markChatUnread: c => c.set({ unreadCount: -1 }),
  sendRevokeMsgs: async (chat, { list }) => { for (const m of list) { await rpc('revoke', { id: m.id._serialized }); m.set({ type: 'revoked', body: '' }); } },
  sendDeleteMsgs: async (chat, { list }) => { for (const m of list) { C.Msg.remove(m); chat.msgs.remove(m); } },
  sendStarMsgs: async (chat, l) => l.forEach(m => m.set({ star: true })), sendUnstarMsgs: async (chat, l) => l.forEach(m => m.set({ star: false })),
});
const pnOf = w => w && w.isLid() ? (pnMap.has(w._serialized) ? createWid(pnMap.get(w._serialized)) : undefined) : w;
const lidOf = w => w && w.isLid() ? w : (lidMap.has(w._serialized) ? createWid(lidMap.get(w._serialized)) : undefined);
const MODULES = {
  WAWebSocketModel: { Socket }, WAWebConnModel: { Conn }, WAWebCmd: { Cmd }, WAWebCollections: C,
  WAWebStreamModel: { Stream: { markAvailable: () => wsSend({ op: 'presence', state: 'available' }), markUnavailable: () => wsSend({ op: 'presence', state: 'unavailable' }) } },
  WAWebOfflineHandler: { OfflineMessageHandler: { getOfflineDeliveryProgress: () => progress } },
  WAWebAltDeviceLinkingApi: { setPairingType() { }, async initializeAltDeviceLinking() { }, async initializeQRLinking() { }, startAltLinkingFlow: async phone => (await rpc('pairCode', { phone })).code },
  WABase64: { encodeB64: b64 },
  WAWebCompanionRegClientUtils: { DEVICE_PLATFORM: 1 }, WAWebAdvSignatureApi: {},
  WAWebUserPrefsInfoStore: { waNoiseInfo: { get: async () => ({ staticKeyPair: { pubKey: new Uint8Array(32).fill(1).buffer } }) } },
  WAWebSignalStoreApi: { waSignalStore: { getRegistrationInfo: async () => ({ identityKeyPair: { pubKey: new Uint8Array(32).fill(2).buffer } }) } },
  WAWebUserPrefsMultiDevice: { getADVSecretKey: () => b64(new Uint8Array(32).fill(3).buffer) },
  WAWebUserPrefsMeUser: { getMaybeMePnUser: () => me?.pn, getMaybeMeLidUser: () => me?.lid },
  WAWebMiscBrowserUtils: { info: () => ({ os: 'Mac OS', name: 'Chrome' }) },
  WAWebLaunchSocketUtils: { refreshQR: () => wsSend({ op: 'refreshQR' }) },
  WAWebSyncGatingUtils: { isPlaceholderMessageResendEnabled: () => false },
  WAWebNonMessageDataRequestPlaceholderMessageResendUtils: { handlePlaceholderMsgsSeen: msgs => wsSend({ op: 'resend', ids: msgs.map(m => m.id._serialized) }) },
  WAWebCallCollection: Object.assign(new Emitter(), { _calls: new Map() }),
  WAWebAddonReactionTableMode: { reactionTableMode: { bulkUpsert: async () => { } } },
  WAWebAddonPollVoteTableMode: { pollVoteTableMode: { bulkUpsert: async () => { } } },
  WAWebBackendJobsCommon: { mediaTypeFromProtobuf: () => null }, WAWebE2EProtoUtils: { typeAttributeFromProtobuf: () => 'text' },
  WAWebWidFactory: { createWid, createWidFromWidLike: createWid, asUserWidOrThrow: w => { if (!w?.isUser()) throw new Error('not a user wid'); return w; }, toUserWidOrThrow: w => w },
  WAWebMsgKey: MsgKey,
  WAWebWidToJid: { widToUserJid: w => w.toJid(), widToGroupJid: w => w.toJid() }, WAWebJidToWid: { userJidToUserWid: j => createWid(String(j)) },
  WAWebLidMigrationUtils: { toPn: pnOf }, WAWebApiContact: { getCurrentLid: lidOf, getPhoneNumber: pnOf, getAlternateUserWid: w => w.isLid() ? pnOf(w) : lidOf(w) },
  WAWebQueryExistsJob: { queryWidExists: async w => { const r = await rpc('exists', { id: w._serialized }); if (!r.wid) return null; if (r.lid) { lidMap.set(r.wid, r.lid); pnMap.set(r.lid, r.wid); } return { wid: createWid(r.wid), biz: false }; } },
  WAWebFindChatAction: { findOrCreateLatestChat },
  WAWebChatGetters: { getIsNewsletter: isN, getIsBroadcast: c => c.id.isBroadcast(), getIsGroup: c => c.id.isGroup() },
  WALinkify: { findLink: t => findLinks(t)[0], findLinks }, WAWebLinkPreviewChatAction: { getLinkPreview: async () => undefined },
  WAWebGetEphemeralFieldsMsgActionsUtils: { getEphemeralFields: () => ({}) },
  WAWebSendMsgChatAction: { addAndSendMsgToChat },
  WAWebUpdateUnreadChatAction: { sendSeen: async ({ chat }) => { if (chat.unreadCount) { chat.unreadCount = 0; } wsSend({ op: 'seen', chat: chat.id._serialized }); } },
  WAWebMsgReply: { canReplyMsg: m => m.canReply() }, WAWebQuotedMsgModelUtils: { getQuotedMsgObj: m => m.quotedMsg && msgModel(wire(new Msg({ ...m.quotedMsg, id: new MsgKey(m.quotedMsg.id) }))) },
  WAWebChatLoadMessages: { loadEarlierMsgs: async ({ chat }) => { const oldest = chat.msgs.getModelsArray().reduce((a, m) => !a || m.t < a.t ? m : a, null); const r = await rpc('history', { chat: chat.id._serialized, before: oldest?.id._serialized ?? null }); return r.msgs.map(x => addMsg({ ...x, isNewMsg: false })); } },
  WAWebChatStateBridge: Object.fromEntries([['Composing', 'typing'], ['Recording', 'recording'], ['Paused', 'stop']].map(([k, v]) => ['sendChatState' + k, async w => wsSend({ op: 'chatstate', chat: w._serialized, state: v })])),
  WAWebPresenceChatAction: { sendPresenceAvailable: () => wsSend({ op: 'presence', state: 'available' }), sendPresenceUnavailable: () => wsSend({ op: 'presence', state: 'unavailable' }) },
  WAWebContactGetters: Object.fromEntries(['IsMe', 'IsUser', 'IsGroup', 'IsWAContact', 'Userid', 'VerifiedName', 'VerifiedLevel', 'StatusMute', 'Name', 'ShortName', 'Pushname', 'IsEnterprise'].map(n => ['get' + n, c => ({ IsMe: () => !!me && (c.id.equals(me.pn) || c.id.equals(me.lid)), IsUser: () => c.id.isUser(), IsGroup: () => c.id.isGroup(), IsWAContact: () => true, Userid: () => (pnOf(c.id) || c.id).user })[n]?.() ?? c.attributes[n[0].toLowerCase() + n.slice(1)]])),
  WAWebFrontendContactGetters: { getIsMyContact: c => !!c.attributes.isMyContact },
  WAWebFrontendVcardUtils: { vcardFromContactModel: c => ({ displayName: c.name, vcard: `BEGIN:VCARD\nVERSION:3.0\nFN:${c.name || c.id.user}\nTEL;waid=${c.id.user}:+${c.id.user}\nEND:VCARD` }) },
  WAWebMsgActionCapability: { canSenderRevokeMsg: m => m.id.fromMe, canAdminRevokeMsg: () => false, canEditText: m => m.id.fromMe && m.type === 'chat', canEditCaption: m => m.id.fromMe && !!m.caption, canStarMsg: () => true },
  WAWebSendMessageEditAction: { sendMessageEdit: async (m, body) => { await rpc('edit', { id: m.id._serialized, body }); m.set({ body, latestEditMsgKey: m.id, latestEditSenderTimestampMs: Date.now() }); } },
  WAWebSendReactionMsgAction: { sendReactionToMsg: async (m, text) => { await rpc('react', { id: m.id._serialized, text }); } },
  WAWebPollsVotesSchema: { getTable: () => ({ equals: async (_c, k) => votes.filter(v => v.parentMsgKey === k) }) },
  WAWebPollsSendVoteMsgAction: { sendVote: async (m, set) => { await rpc('vote', { id: m.id._serialized, selected: [...set] }); } },
  WAWebBizOrderBridge: { queryOrder: async (_wid, id, _width, _height, token) => (await rpc('order', { id, token })).order },
  WAWebPhoneUtils: { formattedPhoneNumber: n => '+' + n.split('@')[0] },
  WAWebContactProfilePicThumbBridge: { requestProfilePicFromServer: async () => undefined }, WAWebContactStatusBridge: { getStatus: async () => ({ status: '' }), setMyStatus: okAction('setMyStatus') },
  WAWebSetPushnameConnAction: { setPushname: async n => { await rpc('pushname', { name: n }); Conn.pushname = n; } },
  WAWebApiMessageInfoStore: { queryMsgInfo: async id => (await rpc('msgInfo', { id: id._serialized })).info },
  WAWebMediaOpaqueData: OpaqueData,
  WAWebPrepRawMedia: { prepRawMedia: (od, p) => ({ waitForPrep: async () => { const d = new MediaData(), buf = await od.blob.arrayBuffer(); d.set({ type: kindOf(od.mime, p), mimetype: od.mime, filehash: b64(await crypto.subtle.digest('SHA-256', buf)), size: buf.byteLength, isGif: !!p.asGif, filename: od.blob.name, mediaBlob: od }); mediaObjects.set(d.filehash, { filehash: d.filehash, type: d.type, size: d.size, contentInfo: {}, blob: od.blob, consolidate() { } }); return d; } }) },
  WAWebMediaStorage: { getOrCreateMediaObject: h => mediaObjects.get(h) }, WAWebMmsMediaTypes: { msgToMediaType: ({ type }) => type, castToV4: t => t },
  WAWebMediaDataUtils: { shouldUseMediaCache: () => false }, WAWebMediaInMemoryBlobCache: { InMemoryMediaBlobCache: { put() { } } },
  WAWebMediaMmsV4Upload: { uploadMedia: async ({ mediaObject, mimetype }) => { const r = await fetch('/mms/upload', { method: 'POST', headers: { 'content-type': mimetype }, body: mediaObject.blob }); if (!r.ok) throw new Error('upload failed: ' + r.status); const j = await r.json(); mediaObjects.delete(mediaObject.filehash);
    return { mediaEntry: { mmsUrl: location.origin + j.path, deprecatedMms3Url: location.origin + j.path, directPath: j.path, mediaKey: 'standin', mediaKeyTimestamp: Math.floor(Date.now() / 1000), encFilehash: mediaObject.filehash, uploadHash: mediaObject.filehash } }; } },
  WAWebUploadManager: { encryptAndUpload: async ({ blob }) => { const j = await (await fetch('/mms/upload', { method: 'POST', headers: { 'content-type': 'image/webp' }, body: blob })).json(); return { url: location.origin + j.path, directPath: j.path, encFilehash: j.sha256, mediaKey: 'standin', mimetype: 'image/webp' }; } }, WAWebStartMediaUploadQpl: { startMediaUploadQpl: () => ({}) },
  WAWebDownloadManager: { downloadManager: { downloadAndMaybeDecrypt: async ({ directPath }) => { const r = await fetch(directPath); if (!r.ok) throw Object.assign(new Error('media ' + r.status), { status: r.status }); return r.arrayBuffer(); } } },
};
const broken = new Set();
const asked = window.__req = new Set();
window.require = name => { asked.add(name);
  if (broken.has(name) || !Object.hasOwn(MODULES, name)) { wsSend({ op: 'missing', module: name, broken: broken.has(name) }); throw new Error(`Requiring unknown module "${name}"`); }
  return MODULES[name];
};
window.__standin = { MODULES, C, Socket };
const cfg = JSON.parse(document.getElementById('cfg').textContent);
for (const n of cfg.broken) broken.add(n);
if (cfg.version) window.Debug = { VERSION: cfg.version };
connect();
})();
