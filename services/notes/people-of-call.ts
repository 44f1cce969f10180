import type { Meeting } from '../meetings/meeting.ts';
import { notesSchema } from '../sessions/session-notes.ts';
import type { Attendee, Recordings } from './ports/recordings.ts';
import type { Spoken } from './recording.ts';

/** Everyone who was seen, noted or heard in a call, ourselves left out. Who was only heard is known by name alone. */
export async function peopleOfCall(
  recordings: Recordings,
  meeting: Pick<Meeting, 'id' | 'botName' | 'notes'>,
  segments: readonly Spoken[],
): Promise<Attendee[]> {
  const seen = await recordings.attendees(meeting);
  const noted = notesSchema.safeParse(meeting.notes).data?.participants ?? [];
  const all = [
    ...seen,
    ...noted.map(({ name, email = null }) => ({ name: name.trim(), email })),
    ...segments.map(({ speaker }) => ({ name: speaker.trim(), email: null })),
  ];
  const people = new Map<string, Attendee>();
  for (const person of all)
    if (person.name && person.name !== meeting.botName && !people.has(person.name))
      people.set(person.name, person);
  return [...people.values()];
}
