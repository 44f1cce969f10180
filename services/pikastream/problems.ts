import { z } from 'zod';
import { oneLine } from '../common/one-line.ts';
import type { Problem, ProblemKind } from '../meetings/problem.ts';

/** What a status other than 2xx means (docs/pikastream.md lists them all). */
export function problemOfStatus(status: number, json: unknown): Problem {
  const detail = messageIn(json);
  return { kind: kindOf(status, detail), status, detail };
}

function kindOf(status: number, detail: string | null): ProblemKind {
  // An empty wallet was seen to answer `AUTHENTICATION_FAILED` with the words `Invalid API balance`.
  if (status === 401 || status === 403)
    return /balance/i.test(detail ?? '') ? 'payment_required' : 'key_refused';
  if (status === 402) return 'payment_required';
  if (status === 429) return 'rate_limited';
  // 521, 522, 523: the edge never reached the service.
  if (status === 503 || (status >= 521 && status <= 523)) return 'unavailable';
  // 408 and 409 may mean that an earlier copy arrived.
  if (status === 408 || status === 409 || status >= 500) return 'server_error';
  return status >= 400 ? 'rejected' : 'bad_answer';
}

const errorBody = z.looseObject({
  error_message: z.string().optional(),
  message: z.string().optional(),
  detail: z.string().optional(),
  error: z.union([z.string(), z.looseObject({ message: z.string().optional() })]).optional(),
});

function messageIn(json: unknown): string | null {
  const body = errorBody.safeParse(json).data;
  const error = typeof body?.error === 'string' ? body.error : body?.error?.message;
  return clean(body?.error_message ?? body?.message ?? body?.detail ?? error);
}

/** One short line of someone else's words: control codes out, spaces folded, capped. */
export function clean(text: string | null | undefined): string | null {
  return oneLine(text ?? '', 200) || null;
}
