import type { RouteName } from './routes.ts';
import type { SessionEvent } from './session-event.ts';

/** Everything the emulated PikaStream saw and did. The key never enters it. */
export type PikaJournalEntry = RequestEntry | ResponseEntry | SessionEntry | WalletEntry;

export type RequestEntry = {
  kind: 'request';
  /** Joins a request with its response. */
  number: number;
  at: Date;
  route: RouteName | 'unknown';
  method: string;
  path: string;
  query: Record<string, string>;
  headers: Record<string, string>;
  fields: Record<string, string>;
  files: Record<string, { filename: string; type: string; bytes: number }>;
  json: unknown;
};

type ResponseEntry = {
  kind: 'response';
  number: number;
  at: Date;
  route: RouteName | 'unknown';
  method: string;
  path: string;
  /** What the client was sent, or how it was left without an answer. */
  status: number | 'reset' | 'hung';
  /** Whether the call took effect, whatever the client was told. */
  worked: boolean;
  fault: string | undefined;
};

export type SessionEntry = { kind: 'session'; at: Date; sessionId: string; status: string } & (
  | { change: 'created' | 'state' | 'ended' | 'deleted'; reason?: string | undefined }
  | { change: 'event'; event: SessionEvent }
  | { change: 'notes'; notes: 'pending' | 'ready' }
);

type WalletEntry = { kind: 'wallet'; at: Date; balance: number; because: string };
