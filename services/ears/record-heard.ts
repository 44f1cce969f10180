import type { Meeting } from '../meetings/meeting.ts';
import type { SessionEvent } from '../sessions/session-event.ts';
import type { Ears } from './ears.ts';
import { heardEvents } from './heard-events.ts';
import type { Heard } from './ports/ears-service.ts';
import type { EarsUnit } from './ports/ears-unit.ts';

/**
 * Brings what was heard into the meeting's stream, and `also` beside it, unless the meeting was forgotten. Words that PikaStream
 * tells too are left out: they would count twice.
 */
export async function recordHeard(
  unit: EarsUnit,
  meeting: Meeting,
  bot: Pick<Ears, 'kind' | 'botId'>,
  { words, people }: Heard,
  also: readonly SessionEvent[] = [],
): Promise<void> {
  if (meeting.forgottenAt) return;
  const isNeeded = words.length > 0 && !(await unit.ears.isHeardElsewhere(meeting.id));
  const events = [...heardEvents(bot, meeting, { words: isNeeded ? words : [], people }), ...also];
  if (events.length === 0) return;
  await unit.sessions.record(meeting, 'ears', events);
  await unit.queueSessionEvents(meeting.id);
}
