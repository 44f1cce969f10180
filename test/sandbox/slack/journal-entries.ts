import type { EmulatedCanvas } from './documents/canvases.ts';
import type { EmulatedFile } from './documents/files.ts';
import type { OpenView } from './interactive/modals.ts';
import type { Json } from './json.ts';
import type { EphemeralMessage, StoredMessage } from './messages.ts';

/** One call of a Web API method. `answered` is false when the answer was lost on purpose. */
type ApiEntry = {
  kind: 'api';
  at: number;
  method: string;
  /** Parsed: blocks, attachments and metadata are values, not JSON text. Never holds the token. */
  args: Json;
  status: number;
  response: Json;
  answered: boolean;
  elapsedMs: number;
};

/** One attempt to hand something to the app. */
type DeliveryEntry = {
  kind: 'delivery';
  at: number;
  transport: 'http' | 'socket';
  what: 'event' | 'command' | 'interactive';
  /** `event_id` of an event; `trigger_id` of a command or interaction. */
  id: string;
  /** Type of the event, the command's text or the action's id: what a reader looks for. */
  label: string;
  /** 0 for the first. */
  attempt: number;
  retryReason: string;
  ok: boolean;
  status?: number;
  error?: string;
  elapsedMs: number;
};

/** A message came to be, changed or went; `message` is as it was right afterwards. */
export type MessageEntry = {
  kind: 'message';
  at: number;
  change: 'posted' | 'edited' | 'deleted' | 'reacted';
  message: StoredMessage;
};

export type EphemeralEntry = { kind: 'ephemeral'; at: number; message: EphemeralMessage };

export type SocketEntry = {
  kind: 'socket';
  at: number;
  change: 'connected' | 'disconnected' | 'told_to_disconnect';
  socketId: number;
  /** How many are open after the change. */
  open: number;
};

/** A modal opened, changed or went, or a Home tab was published; `view` is as it was right afterwards. */
export type ViewEntry = {
  kind: 'view';
  at: number;
  change: 'opened' | 'updated' | 'closed' | 'published';
  view: OpenView;
};

/** A file was uploaded, completed or shared; `file` is as it was right afterwards. */
export type FileEntry = { kind: 'file' | 'file_removed'; at: number; file: EmulatedFile };

type CanvasEntry = {
  kind: 'canvas';
  at: number;
  change: 'created' | 'shared' | 'deleted';
  canvas: EmulatedCanvas;
};

/** The app posted to a `response_url`. */
type ResponseUrlEntry = { kind: 'response_url'; at: number; body: Json; status: number };

/** The app did something that Slack would refuse and that a correct app never does. */
type ViolationEntry = { kind: 'violation'; at: number; text: string };

export type SlackJournalEntry =
  | ApiEntry
  | DeliveryEntry
  | MessageEntry
  | EphemeralEntry
  | SocketEntry
  | ViewEntry
  | FileEntry
  | CanvasEntry
  | ResponseUrlEntry
  | ViolationEntry;
