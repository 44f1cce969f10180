import { applyEvent } from '../meetings/apply.ts';
import type { Meeting } from '../meetings/meeting.ts';
import type { Said } from './house/said.ts';
import type { AgentsUnit } from './ports/agents-unit.ts';

/**
 * Counts how often people speak to a persona that shows no sign of hearing them, no matter who works for it; in the transaction
 * that applies the session's events. To go on without its name is no new time: it had no time to answer.
 */
export async function countUnanswered(
  unit: AgentsUnit,
  meeting: Meeting,
  said: (() => Promise<Said>) | null,
): Promise<void> {
  if (meeting.state !== 'live' || meeting.heardAt || meeting.silenceSaidAt) return;
  const { heard, addresses } = said ? await said() : { heard: [], addresses: [] };
  const called = addresses.filter(({ kind }) => kind !== 'more');
  // Fewer than before change nothing where none were too many.
  if (called.length === 0 && !meeting.unansweredSince) return;
  const eventIds = called.flatMap(({ index }) => heard[index]?.eventId ?? []);
  const unanswered = await unit.sessions.markSpokenTo(meeting, eventIds);
  await applyEvent(unit, meeting.id, { type: 'spoken_to', unanswered });
}
