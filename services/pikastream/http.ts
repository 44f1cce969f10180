import { type Dispatcher, type FormData, request } from 'undici';
import { createAgent } from '../http/agent.ts';
import { reasonOf, surelyNotSent } from '../http/failure.ts';
import { parseJson } from '../http/parse-json.ts';
import type { Problem } from '../meetings/problem.ts';
import { problemOfStatus } from './problems.ts';

/** An answer with its JSON body (`undefined` where the body is not JSON), or why there is none. */
export type Reply =
  | { kind: 'answer'; status: number; json: unknown; retryAfterSeconds: number | null }
  /** It surely did not arrive. */
  | { kind: 'not_sent'; problem: Problem }
  /** It may have arrived. */
  | { kind: 'no_answer'; problem: Problem };

type Call = {
  /** Names the call in metrics. */
  name: string;
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  /** Milliseconds for the whole call, last byte included. */
  deadline: number;
  headers?: Record<string, string>;
  json?: object;
  form?: FormData;
  /** On a connection of its own: a reused one that just closed could not be told from a lost answer. */
  fresh?: boolean;
  signal?: AbortSignal | undefined;
};

export type Http = { send(call: Call): Promise<Reply>; close(): Promise<void> };

export type HttpOptions = {
  baseUrl: string;
  key: string;
  /** Outcome is the HTTP status, `not_sent` or `no_answer`. */
  onCall: (name: string, outcome: string, milliseconds: number) => void;
  /** Takes secrets out of what comes back: an error may quote the request's headers, and is shown to people. */
  hide?: (text: string) => string;
};

/** Three hours of transcript in one answer are about 1 MB. */
const largestBody = 8 * 1024 * 1024;

/** Speaks to one host with one key; follows no redirect, so the key goes nowhere else. */
export function createHttp({
  baseUrl,
  key,
  onCall,
  hide = (text) => text.replaceAll(key, '[redacted]'),
}: HttpOptions): Http {
  const kept = createAgent({ largestAnswer: largestBody });
  const fresh = createAgent({ largestAnswer: largestBody, fresh: true });

  return {
    async send(call) {
      const from = performance.now();
      const reply = await exchange(call, call.fresh ? fresh : kept, { baseUrl, key, hide });
      const outcome = reply.kind === 'answer' ? String(reply.status) : reply.kind;
      onCall(call.name, outcome, performance.now() - from);
      return reply;
    },
    async close() {
      await Promise.all([kept.destroy(), fresh.destroy()]);
    },
  };
}

async function exchange(
  call: Call,
  dispatcher: Dispatcher,
  { baseUrl, key, hide }: Required<Omit<HttpOptions, 'onCall'>>,
): Promise<Reply> {
  const total = AbortSignal.timeout(call.deadline);
  try {
    const response = await request(`${baseUrl}${call.path}`, {
      method: call.method,
      dispatcher,
      headers: {
        authorization: `DevKey ${key}`,
        accept: 'application/json',
        ...(call.json ? { 'content-type': 'application/json' } : {}),
        ...call.headers,
      },
      body: call.json ? JSON.stringify(call.json) : (call.form ?? null),
      headersTimeout: call.deadline,
      bodyTimeout: Math.min(call.deadline, 10_000),
      signal: call.signal ? AbortSignal.any([total, call.signal]) : total,
    });
    const text = hide(await response.body.text());
    return {
      kind: 'answer',
      status: response.statusCode,
      json: parseJson(text),
      retryAfterSeconds: secondsOf(response.headers['retry-after']),
    };
  } catch (error) {
    return surelyNotSent(error)
      ? { kind: 'not_sent', problem: { kind: 'unavailable', status: null, detail: reasonOf(error) } }
      : { kind: 'no_answer', problem: { kind: 'no_answer', status: null, detail: reasonOf(error) } };
  }
}

function secondsOf(header: string | string[] | undefined): number | null {
  const seconds = Number(Array.isArray(header) ? header[0] : header);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds, 3_600) : null;
}

/** What a call came to when its answer is no success. */
export function problemOf(reply: Reply): Problem {
  return reply.kind === 'answer' ? problemOfStatus(reply.status, reply.json) : reply.problem;
}
