import type { IncomingMessage } from 'node:http';

export type BodyLimits = {
  /** Of one body; a larger one is refused. */
  maxBytes: number;
  /** Of all unfinished requests of the door together. */
  all: Share;
  /** Of those that one sender has. */
  each: Share;
  /** A body that brought less than `minBytes` in the last `everyMs` is cut off. */
  rate: { everyMs: number; minBytes: number };
};
type Share = { bytes: number; requests: number };

/** Counts the bytes of unfinished bodies at all doors. */
export type Held = { bytes: number };

/** The answer to a request whose body isn't wanted, or not so. */
export class BodyRefused extends Error {
  readonly status: number;
  constructor(status: 408 | 413 | 503) {
    super('A body was refused');
    this.status = status;
  }
}

type Unfinished = Share & { sender: string; refuse(status: 408 | 413 | 503): void };

/** A request from its headers until its body is whole. */
export type Arrival = {
  /** Rejects when the request is refused, which may be at any time. */
  refused: Promise<never>;
  body(request: IncomingMessage): Promise<Buffer>;
  leave(): void;
};

/** What a chunk costs beside its bytes: a body that comes byte by byte fills the memory with chunks. */
const chunkBytes = 256;

export function bodyLimits(maxBytes: number): BodyLimits {
  return {
    maxBytes,
    all: { bytes: 8 * maxBytes, requests: 256 },
    each: { bytes: 4 * maxBytes, requests: 64 },
    rate: { everyMs: 2_000, minBytes: 8 * 1024 },
  };
}

/**
 * The unfinished requests of one door. Where they are too much, for their sender or together, the one that has been sending
 * for longest makes room: a real request is whole within milliseconds, so it's never the one.
 */
export function createBodyGate(limits: BodyLimits, held: Held): (sender: string) => Arrival {
  const { unfinished, count } = createRoom(limits, held);
  return (sender) => {
    const { promise: refused, reject } = Promise.withResolvers<never>();
    // It may be refused while nobody waits for its body.
    refused.catch(() => {});
    const leave = () => {
      if (unfinished.delete(one)) count(one, -one.bytes, -one.requests);
    };
    const refuse: Unfinished['refuse'] = (status) => {
      leave();
      reject(new BodyRefused(status));
    };
    const one: Unfinished = { sender, bytes: 0, requests: 0, refuse };
    unfinished.add(one);
    count(one, 0, 1);
    const reading: Reading = {
      isWanted: () => unfinished.has(one),
      refuse,
      add: (bytes) => count(one, bytes, 0),
    };
    const body = (request: IncomingMessage) =>
      Promise.race([refused, readBody(request, limits, reading).finally(leave)]);
    return { refused, body, leave };
  };
}

/** Keeps what is unfinished within the limits. */
function createRoom({ all: most, each }: BodyLimits, held: Held) {
  const unfinished = new Set<Unfinished>();
  const senders = new Map<string, Share>();
  const all: Share = { bytes: 0, requests: 0 };
  const makeRoom = (share: Share, limit: Share, isMeant: (one: Unfinished) => boolean) => {
    for (const one of unfinished) {
      const tooMany = share.requests > limit.requests;
      if (!tooMany && share.bytes <= limit.bytes) return;
      if (isMeant(one) && (tooMany || one.bytes > 0)) one.refuse(503);
    }
  };
  const count = (one: Unfinished, bytes: number, requests: number) => {
    const own = senders.get(one.sender) ?? { bytes: 0, requests: 0 };
    for (const share of [own, all, one]) {
      share.bytes += bytes;
      share.requests += requests;
    }
    held.bytes += bytes;
    if (own.requests === 0) senders.delete(one.sender);
    else senders.set(one.sender, own);
    makeRoom(own, each, ({ sender }) => sender === one.sender);
    makeRoom(all, most, () => true);
  };
  return { unfinished, count };
}

type Reading = { isWanted(): boolean; refuse: Unfinished['refuse']; add(bytes: number): void };

/** Before its body was read. */
export class SenderLeft extends Error {
  constructor() {
    super('The sender left');
  }
}

/** Reads to the end. A body that is refused meanwhile goes on arriving, and is dropped. */
async function readBody(
  request: IncomingMessage,
  { maxBytes, rate }: BodyLimits,
  { isWanted, refuse, add }: Reading,
): Promise<Buffer> {
  if (request.destroyed) throw new SenderLeft();
  const chunks: Buffer[] = [];
  let size = 0;
  let seen = 0;
  const judge = () => {
    if (isWanted() && size - seen < rate.minBytes) refuse(408);
    seen = size;
  };
  // Judged after what has already arrived was read: it may have waited for us.
  const watch = setInterval(() => setImmediate(judge), rate.everyMs);
  const { promise: ended, resolve, reject } = Promise.withResolvers<void>();
  request.on('data', (chunk: Buffer) => {
    if (!isWanted()) return void chunks.splice(0);
    size += chunk.length;
    if (size > maxBytes) return refuse(413);
    chunks.push(chunk);
    add(chunk.length + chunkBytes);
  });
  request.once('end', resolve);
  request.once('close', () => {
    // An error takes a stack trace, and every request closes.
    if (!request.readableEnded) reject(new SenderLeft());
  });
  try {
    await ended;
    return Buffer.concat(chunks);
  } finally {
    clearInterval(watch);
  }
}
