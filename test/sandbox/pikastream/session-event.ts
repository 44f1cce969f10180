type Participant = { id?: string; name: string; email?: string };
export type Segment = { speaker: string; text: string; start_ms: number; end_ms: number; language?: string };

export type MeetingNotes = {
  title?: string;
  summary: string;
  decisions?: string[];
  action_items: { text: string; owner?: string; due?: string }[];
  chapters: { title: string; start_ms: number; summary?: string }[];
  participants?: { name: string; email?: string }[];
  transcript?: Segment[];
};

type TaskKind = 'document' | 'crm' | 'follow_up' | 'message' | 'search' | 'workflow' | 'other';

type Task = {
  id: string;
  kind: TaskKind;
  title: string;
  requested_by?: string;
  detail?: string;
  output?: string;
  links?: { title: string; url: string }[];
  error?: string;
};

/** An event as a script or a test writes it: the session gives it its id, its session and its time. */
export type EventContent =
  | { type: 'participant.joined' | 'participant.left'; participant: Participant }
  | { type: 'transcript.segment'; segment: Segment }
  | { type: 'task.created' | 'task.updated' | 'task.completed' | 'task.failed'; task: Task }
  | { type: 'session.ended'; reason?: string }
  | { type: 'notes.ready'; notes: MeetingNotes }
  /** A type that no client knows yet. */
  | { type: `x.${string}`; [field: string]: unknown };

/** `id` and `at` can be given by hand, to send one event twice or with a strange time. */
export type NewEvent = EventContent & { id?: string; at?: string };

export type SessionEvent = EventContent & { id: string; session_id: string; at: string };
