import type { ListOwner } from '../../meetings/do-not-say/lists.ts';
import type { Meeting } from '../../meetings/meeting.ts';
import type { DoNotSayLists } from '../../meetings/ports/do-not-say.ts';
import type { ChannelIn, People } from '../../people/people.ts';
import type { KeptNotes } from '../kept-notes.ts';
import { asWritten, listAgainst } from '../list-against.ts';

/**
 * The do-not-say list that a copy in another channel would break, the call's own or that channel's; null where it breaks none.
 * Somebody may have released the recap anyway: that was for its own channel.
 */
export function forbiddenThere(
  lists: Pick<DoNotSayLists, 'of'>,
  meeting: Meeting,
  notes: KeptNotes,
  channelId: string,
): Promise<ListOwner | null> {
  return listAgainst(lists, meeting, { notes: asWritten(notes), channelId });
}

/**
 * Whether a copy may stand in a channel: only where nobody of another company reads it, or soon will. Slack is asked each
 * time.
 */
export async function mayStandIn(
  people: Pick<People, 'isConnected'>,
  channel: ChannelIn,
): Promise<'yes' | 'with_others' | 'unknown'> {
  const isConnected = await people.isConnected(channel);
  if (isConnected === null) return 'unknown';
  return isConnected ? 'with_others' : 'yes';
}
