import type { Meeting } from '../../meetings/meeting.ts';
import type { Spoken } from '../recording.ts';

/** Transcripts of calls that someone other than PikaStream keeps. Empty where there is none. */
export type Transcripts = {
  of(meeting: Meeting, signal: AbortSignal): Promise<readonly Spoken[] | { pendingUntil: Date }>;
};
