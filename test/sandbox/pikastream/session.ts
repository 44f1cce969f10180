import type { Journal } from '../journal.ts';
import type { ImageFormat } from './image-format.ts';
import type { PikaJournalEntry, SessionEntry } from './journal-entry.ts';
import type { SessionFlags } from './meeting-script.ts';
import { createMeter } from './meter.ts';
import type { MeetingNotes, NewEvent, SessionEvent } from './session-event.ts';

/** What `POST meeting-session` asked for. */
export type SessionOrder = {
  meetUrl: string;
  platform: string;
  botName: string;
  voiceId: string;
  systemPrompt: string | undefined;
  password: string | undefined;
  senderId: string | undefined;
  messageChannel: string | undefined;
  image: ImageFormat & { filename: string; bytes: Buffer };
};

type NotesState =
  | { state: 'none' }
  /** `announced`: a `notes.ready` event will follow, so the feed is not done before it. */
  | { state: 'pending'; announced: boolean }
  | { state: 'ready'; notes: MeetingNotes };

export type EmulatedSession = Readonly<SessionOrder> & {
  readonly id: string;
  readonly createdAt: Date;
  readonly status: string;
  readonly videoWorkerConnected: boolean;
  readonly meetingBotConnected: boolean;
  readonly errorMessage: string | undefined;
  readonly endedAt: Date | undefined;
  /** How many DELETEs ended it: more than one only if it came back to life in between. */
  readonly deletes: number;
  readonly billedSeconds: number;
  readonly events: readonly SessionEvent[];
  readonly notes: NotesState;
};

/** A session and the hands that move it. */
export type SessionHandle = {
  readonly session: EmulatedSession;
  set(flags: SessionFlags): void;
  emit(event: NewEvent): void;
  end(reason: string): void;
  fail(errorMessage: string): void;
  remove(): void;
  setNotes(notes: NotesState): void;
};

export const isLive = ({ status }: { status: string }): boolean => status !== 'closed' && status !== 'error';

export type SessionDeps = {
  journal: Journal<PikaJournalEntry>;
  now: () => number;
  billingStepSeconds: number;
  /** Called at every change from live to over. */
  onOver: (handle: SessionHandle) => void;
};

export function createSession(id: string, order: SessionOrder, deps: SessionDeps): SessionHandle {
  const time = () => new Date(deps.now());
  const meter = createMeter(deps.now, deps.billingStepSeconds);
  const events: SessionEvent[] = [];
  const session = {
    ...order,
    id,
    createdAt: time(),
    status: 'created',
    videoWorkerConnected: false,
    meetingBotConnected: false,
    errorMessage: undefined as string | undefined,
    endedAt: undefined as Date | undefined,
    deletes: 0,
    events,
    notes: { state: 'none' } as NotesState,
    get billedSeconds() {
      return meter.seconds();
    },
  };
  type Change = SessionEntry extends infer Entry
    ? Entry extends SessionEntry
      ? Omit<Entry, 'kind' | 'at' | 'sessionId' | 'status'>
      : never
    : never;
  const tell = (change: Change) =>
    deps.journal.add({
      kind: 'session',
      at: time(),
      sessionId: id,
      status: session.status,
      ...change,
    } as SessionEntry);

  const handle: SessionHandle = {
    session,
    set(flags) {
      const wasLive = isLive(session);
      Object.assign(session, flags);
      if (isLive(session)) {
        // The public price is "per active minute, from join"; the dearest reading starts at the create.
        meter.start();
        session.endedAt = undefined;
      } else if (wasLive) {
        meter.stop();
        session.endedAt = time();
        session.videoWorkerConnected = false;
        session.meetingBotConnected = false;
      }
      tell({ change: 'state' });
      if (wasLive && !isLive(session)) deps.onOver(handle);
    },
    emit(event) {
      const numbered = { id: `ev_${String(events.length + 1).padStart(5, '0')}`, at: time().toISOString() };
      const whole = { ...numbered, ...event, session_id: id } as SessionEvent;
      events.push(whole);
      tell({ change: 'event', event: whole });
    },
    end(reason) {
      handle.emit({ type: 'session.ended', reason });
      handle.set({ status: 'closed' });
      tell({ change: 'ended', reason });
    },
    fail(errorMessage) {
      session.errorMessage = errorMessage;
      handle.set({ status: 'error' });
      tell({ change: 'ended', reason: errorMessage });
    },
    remove() {
      session.deletes += 1;
      if (isLive(session)) {
        handle.emit({ type: 'session.ended', reason: 'deleted' });
        handle.set({ status: 'closed' });
      }
      tell({ change: 'deleted' });
    },
    setNotes(notes) {
      session.notes = notes;
      if (notes.state !== 'none') tell({ change: 'notes', notes: notes.state });
    },
  };
  meter.start();
  tell({ change: 'created' });
  return handle;
}
