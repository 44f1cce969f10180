import type { IncomingHttpHeaders } from 'node:http';
import { type Dispatcher, type FormData, request } from 'undici';
import type { ConnectionProblem } from '../common/connection-problem.ts';
import { reasonOf, surelyNotSent } from './failure.ts';
import { hideTokens } from './hide-tokens.ts';
import { parseJson } from './parse-json.ts';

/** An answer with its JSON body (`undefined` where the body isn't JSON), or why there is none. */
export type Reply =
  | {
      kind: 'answer';
      status: number;
      json: unknown;
      /** Where it said how long to wait (RFC 9110, 10.2.3). */
      retryAfterSeconds?: number;
    }
  /** It surely didn't arrive. */
  | { kind: 'not_sent'; reason: ConnectionProblem }
  /** It may have arrived. */
  | { kind: 'no_answer'; reason: ConnectionProblem };

export type JsonCall = {
  /** Names the call in metrics. */
  name: string;
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  path: string;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  /** One of these at most. `text` is JSON already, where its very bytes matter. */
  json?: object;
  text?: string;
  form?: Record<string, string>;
  multipart?: FormData;
  /** Don't wait for the body: only the status counts. */
  statusOnly?: boolean;
  /** Another time limit than the client's. */
  deadlineMs?: number;
  signal: AbortSignal;
};

export type JsonClient = { send(call: JsonCall): Promise<Reply> };

export type JsonClientOptions = {
  baseUrl: string;
  dispatcher: Dispatcher;
  /** Sent with every call, and so only to this host. */
  headers?: Record<string, string>;
  /** Outcome is the HTTP status, `not_sent` or `no_answer`. */
  onCall?: (name: string, outcome: string, milliseconds: number) => void;
  /** Time for one call, last byte included. */
  deadlineMs?: number;
  /** Takes secrets out of what comes back. */
  hide?: (text: string, headers: Record<string, string>) => string;
};

/** Between two bytes of a body. */
const maxSilenceMs = 10_000;

/** Speaks JSON to one host. It follows no redirect, so keys and content go nowhere else. */
export function createJsonClient({ onCall = () => {}, ...options }: JsonClientOptions): JsonClient {
  return {
    async send(call) {
      const from = performance.now();
      const reply = await exchange(call, options);
      const outcome = reply.kind === 'answer' ? String(reply.status) : reply.kind;
      onCall(call.name, outcome, performance.now() - from);
      return reply;
    },
  };
}

async function exchange(
  call: JsonCall,
  {
    baseUrl,
    dispatcher,
    headers: fixed = {},
    hide = hideTokens,
    ...options
  }: Omit<JsonClientOptions, 'onCall'>,
): Promise<Reply> {
  if (call.signal.aborted) return { kind: 'not_sent', reason: 'stopped before it began' };
  const deadlineMs = call.deadlineMs ?? options.deadlineMs ?? 10_000;
  const headers = { ...fixed, accept: fixed.accept ?? 'application/json', ...typeOf(call), ...call.headers };
  const query = call.query ? `?${new URLSearchParams(call.query)}` : '';
  try {
    const response = await request(`${baseUrl}${call.path}${query}`, {
      method: call.method,
      dispatcher,
      headers,
      body: bodyOf(call),
      headersTimeout: deadlineMs,
      bodyTimeout: Math.min(deadlineMs, maxSilenceMs),
      signal: AbortSignal.any([AbortSignal.timeout(deadlineMs), call.signal]),
    });
    const status = response.statusCode;
    const wait = retryAfter(response.headers);
    if (call.statusOnly) {
      // Dropped in the background: the status is known whatever happens to the body.
      response.body.dump({ limit: 64 * 1024 }).catch(() => {});
      return { kind: 'answer', status, json: undefined, ...wait };
    }
    return { kind: 'answer', status, json: parseJson(hide(await response.body.text(), headers)), ...wait };
  } catch (error) {
    return { kind: surelyNotSent(error) ? 'not_sent' : 'no_answer', reason: reasonOf(error) };
  }
}

/**
 * Seconds, or a date by the server's clock, which it sends along (RFC 9110, 6.6.1). GitHub names the second at which a budget
 * that is used up begins again.
 */
function retryAfter(headers: IncomingHttpHeaders): { retryAfterSeconds?: number } {
  const said = headerOf(headers, 'retry-after') || resetIn(headers);
  const theirs = Date.parse(headers.date ?? '') || Date.now();
  const seconds = /^\d{1,9}$/.test(said) ? Number(said) : (Date.parse(said) - theirs) / 1_000;
  return seconds > 0 ? { retryAfterSeconds: Math.ceil(seconds) } : {};
}

function headerOf(headers: IncomingHttpHeaders, name: string): string {
  return [headers[name]].flat()[0]?.trim() ?? '';
}

function resetIn(headers: IncomingHttpHeaders): string {
  const at = headerOf(headers, 'x-ratelimit-reset');
  const isUsedUp = headerOf(headers, 'x-ratelimit-remaining') === '0' && /^\d{10}$/.test(at);
  return isUsedUp ? new Date(Number(at) * 1_000).toUTCString() : '';
}

function typeOf({ json, text, form }: JsonCall): Record<string, string> {
  if (form) return { 'content-type': 'application/x-www-form-urlencoded' };
  return json || text !== undefined ? { 'content-type': 'application/json' } : {};
}

function bodyOf({ json, text, form, multipart }: JsonCall): string | FormData | null {
  if (multipart) return multipart;
  if (form) return new URLSearchParams(form).toString();
  return text ?? (json ? JSON.stringify(json) : null);
}
