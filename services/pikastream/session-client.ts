import type { z } from 'zod';
import type { SessionProvider } from '../meetings/ports/session-provider.ts';
import { sessionEventSchema } from '../sessions/session-event.ts';
import { isEmpty, type Notes, notesSchema } from '../sessions/session-notes.ts';
import { type Http, problemOf, type Reply } from './http.ts';
import { clean } from './problems.ts';
import { hasStatus, isSuccess, mapOutcome, read } from './replies.ts';
import { feedSchema, statusSchema } from './schemas.ts';

export const skillHeaders = { 'x-skill-name': 'pikastream-video-meeting' };

/** The public client's deadline for `end`; ten seconds for what is polled. */
const deadlinesMs = { status: 10_000, end: 30_000, feed: 10_000, notes: 10_000 };

export function sessionClient(http: Http): Pick<SessionProvider, 'status' | 'end' | 'events' | 'notes'> {
  const send = (
    name: keyof typeof deadlinesMs,
    method: 'GET' | 'DELETE',
    path: string,
    signal: AbortSignal | undefined,
  ): Promise<Reply> =>
    http.send({ name, method, path, deadlineMs: deadlinesMs[name], headers: skillHeaders, signal });

  return {
    async status(sessionId, signal) {
      const reply = await send('status', 'GET', sessionPath(sessionId), signal);
      if (hasStatus(reply, 404)) return { ok: true, value: { phase: 'closed', detail: null } };
      return mapOutcome(read(reply, statusSchema), phaseOf);
    },

    async end(sessionId, signal) {
      const reply = await send('end', 'DELETE', sessionPath(sessionId), signal);
      const isGone = hasStatus(reply, 404) || (reply.kind === 'answer' && isSuccess(reply.status));
      return isGone ? { ok: true, value: true } : { ok: false, problem: problemOf(reply) };
    },

    async events(sessionId, cursor, signal) {
      const after = cursor === null ? '' : `?after=${encodeURIComponent(cursor)}`;
      const reply = await send('feed', 'GET', `${sessionPath(sessionId)}/events${after}`, signal);
      if (hasStatus(reply, 404, 405)) return { ok: true, value: null };
      return mapOutcome(read(reply, feedSchema), ({ events, next_cursor, done }) => ({
        events: events.flatMap((event) => sessionEventSchema.safeParse(event).data ?? []),
        cursor: next_cursor ?? null,
        done,
      }));
    },

    async notes(sessionId, signal) {
      const reply = await send('notes', 'GET', `${sessionPath(sessionId)}/notes`, signal);
      if (hasStatus(reply, 404, 405)) return { ok: true, value: 'absent' };
      if (hasStatus(reply, 202)) return { ok: true, value: 'pending' };
      return mapOutcome<Notes, Notes | 'absent'>(read(reply, notesSchema), (notes) =>
        isEmpty(notes) ? 'absent' : notes,
      );
    },
  };
}

function sessionPath(sessionId: string): string {
  return `/proxy/realtime/session/${encodeURIComponent(sessionId)}`;
}

function phaseOf(answer: z.infer<typeof statusSchema>) {
  const { status, video_worker_connected, video_connected, meeting_bot_connected, error_message } = answer;
  const detail = clean(error_message);
  if (status === 'closed') return { phase: 'closed', detail } as const;
  if (status === 'error') return { phase: 'error', detail } as const;
  const isConnected = (video_worker_connected || video_connected) && meeting_bot_connected;
  if (status === 'ready' || isConnected) return { phase: 'connected', detail } as const;
  const isWaiting = ['created', 'pending', 'connecting'].includes(status);
  return isWaiting
    ? ({ phase: 'waiting', detail } as const)
    : ({ phase: 'unknown', detail: clean(status) } as const);
}
