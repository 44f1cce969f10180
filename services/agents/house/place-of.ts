import type { Meeting } from '../../meetings/meeting.ts';
import type { WhereListsHold } from '../../meetings/ports/do-not-say.ts';
import type { Turn } from './turn.ts';

/** Where a turn's answer stands: in its meeting's thread, or in a channel without one. */
export function placeOf(
  { teamId, channelId }: Pick<Turn, 'teamId' | 'channelId'>,
  meeting: Meeting | null,
): WhereListsHold {
  return meeting ?? { id: null, teamId, channelId, personaId: null };
}
