import { createAgent } from '../http/agent.ts';
import { createJsonClient, type JsonCall, type Reply as JsonReply } from '../http/json-client.ts';
import type { Problem } from '../meetings/problem.ts';
import { problemOfStatus } from './problems.ts';

/** An answer with its JSON body (`undefined` where the body isn't JSON), or why there is none. */
export type Reply =
  | { kind: 'answer'; status: number; json: unknown; retryAfterSeconds: number | null }
  /** It surely didn't arrive. */
  | { kind: 'not_sent'; problem: Problem }
  /** It may have arrived. */
  | { kind: 'no_answer'; problem: Problem };

type Call = Pick<JsonCall, 'name' | 'path' | 'headers' | 'json' | 'text' | 'multipart'> & {
  method: 'GET' | 'POST' | 'DELETE';
  /** Time for the whole call, last byte included. */
  deadlineMs: number;
  /** On a connection of its own: a reused one that just closed can't be told from a lost answer. */
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
const maxAnswerBytes = 8 * 1024 * 1024;
const maxRetryAfterSeconds = 3_600;

/** Speaks to PikaStream with one key. */
export function createHttp({ key, ...options }: HttpOptions): Http {
  const headers = { authorization: `DevKey ${key}` };
  const kept = createAgent({ maxAnswerBytes });
  const fresh = createAgent({ maxAnswerBytes, fresh: true });
  const onKept = createJsonClient({ ...options, headers, dispatcher: kept });
  const onFresh = createJsonClient({ ...options, headers, dispatcher: fresh });
  return {
    async send({ fresh: isFresh, signal = new AbortController().signal, ...call }) {
      return replyOf(await (isFresh ? onFresh : onKept).send({ ...call, signal }));
    },
    async close() {
      await Promise.all([kept.destroy(), fresh.destroy()]);
    },
  };
}

function replyOf(reply: JsonReply): Reply {
  if (reply.kind === 'answer') {
    const { retryAfterSeconds: seconds, ...answer } = reply;
    return { ...answer, retryAfterSeconds: seconds ? Math.min(seconds, maxRetryAfterSeconds) : null };
  }
  const kind = reply.kind === 'not_sent' ? 'unavailable' : 'no_answer';
  return { kind: reply.kind, problem: { kind, status: null, detail: reply.reason } };
}

/** What went wrong when a reply is no success. */
export function problemOf(reply: Reply): Problem {
  return reply.kind === 'answer' ? problemOfStatus(reply.status, reply.json) : reply.problem;
}
