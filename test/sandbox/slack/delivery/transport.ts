import type { Json } from '../json.ts';

/** Something that Slack wants the app to have. */
export type Outgoing = {
  what: 'event' | 'command' | 'interactive';
  /** `event_id` or `trigger_id`. */
  id: string;
  label: string;
  payload: Json;
};

export type DeliveryError =
  | 'http_timeout'
  | 'http_error'
  | 'connection_failed'
  /** Socket Mode: nobody is connected, or nobody acknowledged in time. */
  | 'no_connection'
  | 'timeout'
  | 'closed';

export type Attempt = {
  ok: boolean;
  status?: number;
  error?: DeliveryError;
  /** What the app answered with: the body of its 200, or the payload of its acknowledgement. */
  answer?: unknown;
  /** The app asked not to be tried again (`x-slack-no-retry`). */
  noRetry?: boolean;
  elapsedMs: number;
};

/** One way to reach the app: HTTP or Socket Mode. */
export type Transport = {
  kind: 'http' | 'socket';
  send(outgoing: Outgoing, retry: { attempt: number; reason: string }): Promise<Attempt>;
};
