import type { Actor } from '../../people/actor.ts';
import { authorize, insiderOf } from '../../people/authorize.ts';
import type { People } from '../../people/people.ts';
import type { Reach } from '../ports/past-meetings.ts';

export type Asker = Actor & {
  /** Who reads what is answered: the asker alone, or everyone in the channel. */
  readonly readBy: 'asker' | 'channel';
  /** The one channel that is looked through, where an agent asks with a key for that alone. */
  readonly onlyIn?: string | null;
  /** The one meeting that is looked through. */
  readonly onlyOf?: string;
};

/** Past meetings are for people of this workspace. `unknown`: Slack isn't responding who they are, or where. */
export type NotSearched = { kind: 'external' } | { kind: 'unknown' };

/** Why someone may not look through past meetings; null where they may. */
export async function whyNotSearch(
  people: Pick<People, 'kindOf'>,
  actor: Actor,
): Promise<NotSearched | null> {
  const refusal = await authorize(actor, insiderOf(people));
  return refusal && { kind: refusal.standing === 'unknown' ? 'unknown' : 'external' };
}

/**
 * Which meetings may be looked through for an answer. What was said in a call is for those who are in its channel. So
 * where a whole channel reads the answer, only that channel's meetings are looked through, whatever else the asker may
 * read; where the asker alone does, all meetings of channels that they are in, as Slack says, and of their DM with us.
 * Strangers find nothing; a guest is in few channels. Null when Slack isn't responding.
 */
export async function reachOf(people: Pick<People, 'channelsOf'>, asker: Asker): Promise<Reach | null> {
  const { teamId, channelId, userId, readBy, onlyIn = null, onlyOf } = asker;
  if (readBy === 'channel') return { teamId, channelIds: [channelId], dmOf: null };
  const channels = await people.channelsOf({ teamId, userId });
  const of = onlyOf === undefined ? {} : { meetingId: onlyOf };
  const reach = channels && { teamId, channelIds: channels.map(({ id }) => id), dmOf: userId, ...of };
  return reach && onlyIn !== null ? reachIn(reach, onlyIn) : reach;
}

/** Of what may be looked through, one channel. */
export function reachIn(reach: Reach, channelId: string): Reach {
  return { ...reach, channelIds: reach.channelIds.filter((id) => id === channelId), dmOf: null };
}
