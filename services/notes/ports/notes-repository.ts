import type { Meeting } from '../../meetings/meeting.ts';
import type { HoldReason, KeptNotes } from '../kept-notes.ts';
import type { PreparedNotes } from '../prepared-notes.ts';

/** The notes of meetings, inside one transaction. */
export type NotesRepository = {
  of(meetingId: string): Promise<KeptNotes | null>;
  /** A new version. Items that people changed stay; those nobody touched are replaced. */
  /** `areFinal`: the first that nothing better is waited for; who was in the call is looked at once more. */
  keep(meeting: Meeting, notes: PreparedNotes, areFinal: boolean): Promise<KeptNotes>;
  /** Says with the notes why they weren't written again. */
  markNotRewritten(meetingId: string, problem: string): Promise<KeptNotes | null>;
  /** A person's own words for the summary. */
  editSummary(meetingId: string, by: string, summary: string): Promise<KeptNotes | null>;
  /** Shows everything that sounds like a promise from now on. */
  unfold(meetingId: string): Promise<KeptNotes | null>;
  /** Held by another reason than before. */
  hold(meetingId: string, because: HoldReason): Promise<KeptNotes | null>;
  /** Null when nothing was held. */
  release(meetingId: string, by: string): Promise<KeptNotes | null>;
  /** Whether someone was helped; the newest word of each counts. */
  rate(meeting: Pick<Meeting, 'id' | 'teamId'>, userId: string, helpful: boolean): Promise<void>;
  /** What somebody found wrong; it wasn't helpful then. */
  comment(meeting: Pick<Meeting, 'id' | 'teamId'>, userId: string, words: string): Promise<void>;
};
