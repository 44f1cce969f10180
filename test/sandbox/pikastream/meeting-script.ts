import type { EventContent, MeetingNotes } from './session-event.ts';

/** What a meeting does on its own: data, played by `script-player.ts`. */
export type MeetingScript = {
  name: string;
  /** In order of `at`. */
  steps: readonly ScriptStep[];
  /** What becomes of the notes once the call is over and something was said in it; absent: there are none. */
  notes?: NotesPlan | 'by-hand';
};

/** `at` is in seconds after the session was created. */
export type ScriptStep = { at: number } & (
  | { set: SessionFlags }
  | { event: EventContent }
  | { end: string }
  | { fail: string }
);

export type SessionFlags = {
  /** `created`, `pending`, `connecting`, `ready`, `error`, `closed`, or one that nobody has seen yet. */
  status?: string;
  videoWorkerConnected?: boolean;
  meetingBotConnected?: boolean;
};

/**
 * Notes with the moment from which each line is true, so that a call left early gets notes on what was said in it
 * and no more.
 */
export type NotesPlan = {
  /** Seconds from the end of the call until the notes are there. */
  takes: number;
  /** Also sent as a `notes.ready` event; the feed is not `done` before it. */
  announce?: boolean;
  title: string;
  summary: string;
  /** The summary of a call that was left before `wholeAfterMs`. */
  earlySummary: string;
  wholeAfterMs: number;
  decisions: { fromMs: number; text: string }[];
  actionItems: { fromMs: number; text: string; owner?: string; due?: string }[];
  chapters: { title: string; start_ms: number; summary?: string }[];
};

export function notesFor(plan: NotesPlan, heardMs: number, participants: { name: string }[]): MeetingNotes {
  const heard = <Line extends { fromMs: number }>(lines: Line[]) =>
    lines.filter(({ fromMs }) => fromMs <= heardMs).map(({ fromMs: _, ...line }) => line);
  return {
    title: plan.title,
    summary: heardMs < plan.wholeAfterMs ? plan.earlySummary : plan.summary,
    decisions: heard(plan.decisions).map(({ text }) => text),
    action_items: heard(plan.actionItems),
    chapters: plan.chapters.filter(({ start_ms }) => start_ms <= heardMs),
    participants,
  };
}
