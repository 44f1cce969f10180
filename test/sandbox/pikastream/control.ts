import type { SessionFlags } from './meeting-script.ts';
import type { SessionHandle } from './session.ts';
import type { MeetingNotes, NewEvent } from './session-event.ts';

/** A session driven by hand. */
export type SessionControl = {
  /** Any status, also one back from the dead. */
  setStatus(status: string, flags?: Omit<SessionFlags, 'status'>): void;
  /** Somebody lets the bot in: connected and ready. */
  admit(): void;
  emit(event: NewEvent): void;
  finishNotes(notes: MeetingNotes): void;
  /** The call ends on its own. */
  endCall(reason?: string): void;
  fail(errorMessage: string): void;
};

export function controlOf(handle: SessionHandle): SessionControl {
  return {
    setStatus: (status, flags = {}) => handle.set({ ...flags, status }),
    admit: () => handle.set({ status: 'ready', videoWorkerConnected: true, meetingBotConnected: true }),
    emit: handle.emit,
    finishNotes: (notes) => {
      const announced = handle.session.notes.state === 'pending' && handle.session.notes.announced;
      handle.setNotes({ state: 'ready', notes });
      if (announced) handle.emit({ type: 'notes.ready', notes });
    },
    endCall: (reason = 'call_ended') => handle.end(reason),
    fail: handle.fail,
  };
}
