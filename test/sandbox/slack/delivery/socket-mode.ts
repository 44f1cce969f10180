import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Journal } from '../../journal.ts';
import type { SlackJournalEntry } from '../journal-entries.ts';
import { isRecord, parseJson, stringOf } from '../json.ts';
import { ANSWER_TIMEOUT_MS } from '../limits.ts';
import { WORKSPACE } from '../seed.ts';
import type { Attempt, Outgoing, Transport } from './transport.ts';

export type DisconnectReason = 'warning' | 'refresh_requested' | 'link_disabled';
export type SocketMode = ReturnType<typeof createSocketMode>;

const ENVELOPE_TYPES = {
  event: 'events_api',
  command: 'slash_commands',
  interactive: 'interactive',
} as const;
const PING_EVERY_MS = 10_000;
const CLOSE_AFTER_MS = 10_000;

type Options = {
  server: Server;
  journal: Journal<SlackJournalEntry>;
  violate: (text: string) => void;
  /** How long to wait for an acknowledgement. */
  ackTimeoutMs?: number;
};

/** Slack's side of Socket Mode: tickets, envelopes, acknowledgements, refreshes. */
export function createSocketMode({ server, journal, violate, ackTimeoutMs = ANSWER_TIMEOUT_MS }: Options) {
  const sockets = new Map<number, WebSocket>();
  const tickets = new Set<string>();
  // By envelope, not by socket: the SDK acknowledges over its newest connection, whichever brought the envelope.
  const unacked = new Map<
    string,
    { socketId: number; settle: (attempt: Omit<Attempt, 'elapsedMs'>) => void }
  >();
  const acked = new Set<string>();
  const upgrades = new WebSocketServer({ noServer: true });
  let lastSocketId = 0;
  let turn = 0;

  const note = (change: 'connected' | 'disconnected' | 'told_to_disconnect', socketId: number) =>
    journal.add({ kind: 'socket', at: Date.now(), change, socketId, open: sockets.size });

  const acknowledge = (data: string) => {
    const message = parseJson(data);
    const id = isRecord(message) ? stringOf(message.envelope_id) : undefined;
    const waiting = id === undefined ? undefined : unacked.get(id);
    if (id !== undefined && waiting && isRecord(message)) {
      acked.add(id);
      waiting.settle({ ok: true, answer: message.payload });
    } else if (id !== undefined && acked.has(id)) violate(`socket: envelope ${id} acknowledged twice`);
    else if (id === undefined) violate(`socket: not an acknowledgement: ${data.slice(0, 200)}`);
  };

  const accept = (socket: WebSocket) => {
    lastSocketId += 1;
    const socketId = lastSocketId;
    sockets.set(socketId, socket);
    const ping = setInterval(() => socket.ping(`Ping from emulator ${Date.now()}`), PING_EVERY_MS);
    ping.unref();
    socket.on('message', (data) => acknowledge(String(data)));
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      clearInterval(ping);
      sockets.delete(socketId);
      for (const waiting of unacked.values())
        if (waiting.socketId === socketId) waiting.settle({ ok: false, error: 'closed' });
      note('disconnected', socketId);
    });
    socket.send(
      JSON.stringify({
        type: 'hello',
        num_connections: sockets.size,
        connection_info: { app_id: WORKSPACE.appId },
        debug_info: { host: 'emulator', build_number: 1, approximate_connection_time: 18_060 },
      }),
    );
    note('connected', socketId);
  };

  server.on('upgrade', (incoming, stream, head) => {
    const ticket = new URL(incoming.url ?? '/', 'http://emulator').searchParams.get('ticket') ?? '';
    if (!tickets.delete(ticket)) {
      violate(`socket: unknown or used ticket "${ticket}"`);
      stream.end('HTTP/1.1 401 Unauthorized\r\nconnection: close\r\n\r\n');
      return;
    }
    upgrades.handleUpgrade(incoming, stream, head, accept);
  });

  const nextSocket = (): [number, WebSocket] | undefined => {
    const open = [...sockets].filter(([, socket]) => socket.readyState === socket.OPEN);
    turn += 1;
    return open[turn % Math.max(1, open.length)];
  };

  const transport: Transport = {
    kind: 'socket',
    send: (outgoing, retry) =>
      new Promise((resolve) => {
        const chosen = nextSocket();
        // An app that never connected is not one to be tried again.
        const noRetry = lastSocketId === 0;
        if (!chosen) return resolve({ ok: false, error: 'no_connection', noRetry, elapsedMs: 0 });
        const [socketId, socket] = chosen;
        const from = performance.now();
        const envelopeId = randomUUID();
        const settle = (attempt: Omit<Attempt, 'elapsedMs'>) => {
          clearTimeout(timer);
          unacked.delete(envelopeId);
          resolve({ ...attempt, elapsedMs: performance.now() - from });
        };
        const timer = setTimeout(() => settle({ ok: false, error: 'timeout' }), ackTimeoutMs);
        unacked.set(envelopeId, { socketId, settle });
        socket.send(JSON.stringify(envelope(envelopeId, outgoing, retry)));
      }),
  };

  return {
    ...transport,
    /** A ticket for one connection: the path and query of its address. */
    openTicket(): string {
      const ticket = randomUUID();
      tickets.add(ticket);
      return `/link/?ticket=${ticket}&app_id=${WORKSPACE.appId}`;
    },
    count: () => sockets.size,
    /** Asks every client to come back on a new connection; Slack hangs up on its own some seconds later. */
    disconnect(reason: DisconnectReason): void {
      for (const [socketId, socket] of sockets) {
        socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'emulator' } }));
        setTimeout(() => socket.terminate(), CLOSE_AFTER_MS).unref();
        note('told_to_disconnect', socketId);
      }
    },
    /** Cuts every connection without a word. */
    drop(): void {
      for (const socket of sockets.values()) socket.terminate();
    },
    /** Connections stay open, but Slack's end neither reads nor answers pings: a half-dead network. */
    stall(): void {
      for (const socket of sockets.values()) socket.pause();
    },
    close(): void {
      for (const socket of sockets.values()) socket.terminate();
      for (const waiting of [...unacked.values()]) waiting.settle({ ok: false, error: 'closed' });
      upgrades.close();
    },
  };
}

function envelope(
  envelopeId: string,
  { what, payload }: Outgoing,
  retry: { attempt: number; reason: string },
) {
  return {
    envelope_id: envelopeId,
    payload,
    type: ENVELOPE_TYPES[what],
    accepts_response_payload: what !== 'event',
    ...(what === 'event' && { retry_attempt: retry.attempt, retry_reason: retry.reason }),
  };
}
