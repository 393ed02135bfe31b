import { Socket } from 'node:net';

/** Counted on the wire, so that it is the same for every driver. */
export type WireCount = { readonly statements: number; readonly roundTrips: number };

const syncs = new Set(['S', 'Q']);
const statementTypes = new Set(['E', 'Q']);

/**
 * Counts what this process says to Postgres on `port` from now on. A round trip begins when something is asked while
 * nothing is awaited: statements that travel together are one.
 */
export function countWire(port: number): { read(): WireCount; stop(): void } {
  let statements = 0;
  let roundTrips = 0;
  let awaited = 0;
  const known = new WeakMap<Socket, (chunk: Buffer) => void>();
  const original = Socket.prototype.write;

  const sayer = () =>
    messages((type) => {
      if (statementTypes.has(type)) statements++;
      if (!syncs.has(type)) return;
      if (awaited === 0) roundTrips++;
      awaited++;
    });
  const listen = (socket: Socket): ((chunk: Buffer) => void) => {
    const say = sayer();
    const hear = messages((type) => {
      if (type === 'Z') awaited = Math.max(0, awaited - 1);
    });
    known.set(socket, say);
    socket.prependListener('data', hear);
    return say;
  };

  Socket.prototype.write = function write(this: Socket, ...given: Parameters<typeof original>) {
    const [chunk] = given;
    if (this.remotePort === port && Buffer.isBuffer(chunk)) (known.get(this) ?? listen(this))(chunk);
    return original.apply(this, given);
  } as typeof original;
  return {
    read: () => ({ statements, roundTrips }),
    stop: () => {
      Socket.prototype.write = original;
    },
  };
}

/** Calls `seen` with the type of each message: a byte, then a length that counts itself. A start-up has no type. */
function messages(seen: (type: string) => void): (chunk: Buffer) => void {
  let rest = Buffer.alloc(0);
  return (chunk) => {
    let bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    while (bytes.length >= 5) {
      const type = bytes[0] === 0 ? '' : String.fromCharCode(bytes[0] ?? 0);
      const size = type === '' ? bytes.readInt32BE(0) : 1 + bytes.readInt32BE(1);
      if (bytes.length < size) break;
      seen(type);
      bytes = bytes.subarray(size);
    }
    rest = Buffer.from(bytes);
  };
}
