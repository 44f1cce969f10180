import type { Meeting } from '../../meetings/meeting.ts';
import type { KeptNotes } from '../kept-notes.ts';
import type { Spoken } from '../recording.ts';

/** What is found of meetings, within one transaction. */
export type SearchIndex = {
  /**
   * Replaces what is found of a meeting, whose row the caller has locked. Held notes may be given: they are found once
   * they are released, without being given again.
   */
  index(
    meeting: Pick<Meeting, 'id' | 'teamId' | 'channelId'>,
    notes: KeptNotes,
    segments: readonly Spoken[],
  ): Promise<void>;
  /** The same for its notes alone, when people changed them: what was said stays as it is. */
  indexNotes(meeting: Pick<Meeting, 'id' | 'teamId' | 'channelId'>, notes: KeptNotes): Promise<void>;
};
