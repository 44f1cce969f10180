import type { Meeting } from '../meetings/meeting.ts';
import { notesSchema } from '../sessions/session-notes.ts';
import type { Recordings } from './ports/recordings.ts';
import type { Spoken } from './recording.ts';

/** What was said in a call: as its events told it, else as PikaStream's notes have it. */
export async function transcriptOf(
  recordings: Recordings,
  meeting: Pick<Meeting, 'id' | 'notes'>,
): Promise<readonly Spoken[]> {
  const heard = await recordings.segments(meeting.id);
  return heard.length > 0 ? heard : (notesSchema.safeParse(meeting.notes).data?.transcript ?? []);
}
