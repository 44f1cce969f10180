import { brokenList, type ListOwner } from '../../meetings/do-not-say/lists.ts';
import type { Meeting } from '../../meetings/meeting.ts';
import type { DoNotSayLists } from '../../meetings/ports/do-not-say.ts';
import type { KeptNotes } from '../kept-notes.ts';
import { recapText } from '../recap-text.ts';

/**
 * The do-not-say list that a copy in another channel would break, the call's own or that channel's; null where it breaks none.
 * Somebody may have released the recap anyway: that was for its own channel.
 */
export async function forbiddenThere(
  lists: Pick<DoNotSayLists, 'of'>,
  meeting: Meeting,
  notes: KeptNotes,
  channelId: string,
): Promise<ListOwner | null> {
  const there = { id: null, teamId: meeting.teamId, channelId, personaId: null };
  const words = [recapText(notes), ...notes.participants].join('\n');
  return brokenList(words, await lists.of(meeting)) ?? brokenList(words, await lists.of(there));
}
