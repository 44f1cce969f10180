import type { Meeting } from '../meetings/meeting.ts';
import { isOwnDm } from '../people/own-dm.ts';
import type { People } from '../people/people.ts';
import type { Owner } from './item-change.ts';

/** An app or someone who left; someone of elsewhere; or Slack isn't responding. */
export type NoOwner = 'nobody' | 'not_in_channel' | 'unknown';

/** People of the channel, guests as well: others couldn't see where it comes from. */
export async function ownerIn(
  people: Pick<People, 'person' | 'channelsOf'>,
  id: string,
  { teamId, channelId, requestedBy }: Meeting,
): Promise<Owner | NoOwner> {
  const person = await people.person({ teamId, userId: id });
  if (person === null) return 'unknown';
  if (person === 'nobody') return 'nobody';
  if (isOwnDm(channelId)) return id === requestedBy ? person : 'not_in_channel';
  const channels = await people.channelsOf({ teamId, userId: id });
  if (channels === null) return 'unknown';
  return channels.some((channel) => channel.id === channelId) ? person : 'not_in_channel';
}
