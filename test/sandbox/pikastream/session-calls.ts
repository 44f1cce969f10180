import { type Answer, notFound, ok, refusal } from './answer.ts';
import type { CallHandler } from './call.ts';
import { type EmulatedSession, isLive } from './session.ts';

const eventsPerPage = 100;

export const showStatus: CallHandler = ({ sessions, afterDelete }, { id }) => {
  const found = sessions.find(id)?.session;
  if (!found || (afterDelete === 'not-found' && found.deletes > 0 && !isLive(found)))
    return notFound('session');
  return ok(statusOf(found));
};

function statusOf(session: EmulatedSession) {
  return {
    session_id: session.id,
    platform: session.platform,
    status: session.status,
    video_worker_connected: session.videoWorkerConnected,
    meeting_bot_connected: session.meetingBotConnected,
    ...(session.errorMessage === undefined ? {} : { error_message: session.errorMessage }),
  };
}

/** A session deleted before is gone; one that ended on its own can still be deleted, to no effect. */
export const deleteSession: CallHandler = ({ sessions }, { id }) => {
  const handle = sessions.find(id);
  if (!handle || (handle.session.deletes > 0 && !isLive(handle.session))) return notFound('session');
  handle.remove();
  return ok({ session_id: id, status: handle.session.status });
};

export const feedEvents: CallHandler = ({ sessions, feed, violate }, { id, request }) => {
  if (feed !== 'served') return absent(feed);
  const session = sessions.find(id)?.session;
  if (!session) return notFound('session');
  const after = request.query.get('after') ?? '';
  const from = cursorPosition(after, session.events.length);
  if (from === undefined) {
    violate(`feed of ${id} asked for after=${after}, a cursor it never gave`);
    return refusal(400, 'INVALID_REQUEST', 'unknown cursor');
  }
  const events = session.events.slice(from, from + eventsPerPage);
  const upTo = from + events.length;
  return ok({ events, next_cursor: `c-${upTo}`, done: isDone(session) && upTo === session.events.length });
};

function cursorPosition(cursor: string, length: number): number | undefined {
  if (cursor === '') return 0;
  const position = Number(/^c-(\d+)$/.exec(cursor)?.[1]);
  return position <= length ? position : undefined;
}

function isDone(session: EmulatedSession): boolean {
  return !isLive(session) && !(session.notes.state === 'pending' && session.notes.announced);
}

export const showNotes: CallHandler = ({ sessions, notes: served }, { id }) => {
  if (served !== 'served') return absent(served);
  const session = sessions.find(id)?.session;
  if (!session) return notFound('session');
  const { notes } = session;
  if (notes.state === 'ready') return ok(notes.notes);
  if (notes.state === 'pending' || isLive(session)) return { status: 202, json: { status: 'pending' } };
  return notFound('notes');
};

const absent = (status: 404 | 405): Answer =>
  refusal(status, status === 404 ? 'NOT_FOUND' : 'METHOD_NOT_ALLOWED', 'no such call here');
