import type { Meeting } from '../meetings/meeting.ts';
import { notesSchema } from '../sessions/session-notes.ts';
import type { Attendee, Recordings } from './ports/recordings.ts';
import type { Spoken } from './recording.ts';

/**
 * Everyone who was seen, noted or heard in a call, ourselves left out; two of one name are two. Who was only heard is
 * known by name alone.
 */
export async function peopleOfCall(
  recordings: Recordings,
  meeting: Pick<Meeting, 'id' | 'botName' | 'notes'>,
  segments: readonly Spoken[],
): Promise<Attendee[]> {
  const seen = await recordings.attendees(meeting);
  const noted = (notesSchema.safeParse(meeting.notes).data?.participants ?? []).map(
    ({ name, email = null }) => ({ name: name.trim(), email }),
  );
  const heard = [...new Set(segments.map(({ speaker }) => speaker.trim()))];
  const all = [
    seen.filter(({ name }) => name),
    withoutUs(noted, meeting.botName),
    withoutUs(
      heard.map((name) => ({ name, email: null })),
      meeting.botName,
    ),
  ];
  return all.reduce(together, []);
}

/** One of our name is us; a second one is a person, and so is one with an address, for we have none. */
function withoutUs(people: readonly Attendee[], botName: string): Attendee[] {
  const ours = people.findIndex(({ name, email }) => name === botName && email === null);
  return people.filter(({ name }, index) => name && index !== ours);
}

/** Whom two sources name: of each name as many as the one that knows more, and their addresses. */
function together(known: Attendee[], more: readonly Attendee[]): Attendee[] {
  const byName = Map.groupBy(more, ({ name }) => name);
  const named = Map.groupBy(known, ({ name }) => name);
  const filled = known.map((one) => {
    const [same, ...others] = byName.get(one.name) ?? [];
    const isClear = others.length === 0 && named.get(one.name)?.length === 1;
    return one.email === null && same && isClear ? { ...one, email: same.email } : one;
  });
  const added = [...byName].flatMap(([name, same]) => same.slice(named.get(name)?.length ?? 0));
  return [...filled, ...added];
}
