import type { Meeting } from '../meetings/meeting.ts';
import { isOwnDm } from '../people/own-dm.ts';
import type { People } from '../people/people.ts';

/** An agent, and for whom it acts. */
export type Agent = {
  tokenId: string;
  teamId: string;
  userId: string;
  /** Its key sees, and changes nothing. */
  readOnly: boolean;
  /** The one channel that its key is for; null is all of its person's. */
  channelId: string | null;
};

export type VisibleDeps = {
  people: People;
  /** Meetings of these channels, and those in the own DM with the app of a person, where one is named; newest first. */
  meetingsIn: (
    teamId: string,
    channelIds: readonly string[],
    userId: string | null,
    limit: number,
  ) => Promise<Meeting[]>;
  look: (id: string) => Promise<{ meeting: Meeting; now: Date } | null>;
  /** Whether a key counts by now: it may be revoked, or expire, while Slack takes its time or its request waits. */
  isUsable: (tokenId: string) => Promise<boolean>;
};

/** Null when Slack isn't responding which channels the person is in. */
export async function visibleMeetings(
  deps: VisibleDeps,
  agent: Agent,
  limit: number,
): Promise<Meeting[] | null> {
  const channels = await deps.people.channelsOf(agent);
  if (!channels) return null;
  if (!(await deps.isUsable(agent.tokenId))) return [];
  const ids = channels.map(({ id }) => id).filter((id) => isFor(agent, id));
  return deps.meetingsIn(agent.teamId, ids, agent.channelId === null ? agent.userId : null, limit);
}

/** A meeting that the agent's person may see; to all others it doesn't exist. */
export async function visibleMeeting(
  deps: VisibleDeps,
  agent: Agent,
  id: string,
): Promise<{ meeting: Meeting; now: Date } | null | 'unknown'> {
  const seen = await seenBy(deps, agent, id);
  return seen && (await deps.isUsable(agent.tokenId)) ? seen : null;
}

async function seenBy({ people, look }: VisibleDeps, agent: Agent, id: string) {
  const seen = await look(id);
  if (!seen || seen.meeting.teamId !== agent.teamId) return null;
  const { channelId, requestedBy } = seen.meeting;
  if (!isFor(agent, channelId)) return null;
  if (isOwnDm(channelId)) return requestedBy === agent.userId ? seen : null;
  const channels = await people.channelsOf(agent);
  if (!channels) return 'unknown' as const;
  return channels.some((channel) => channel.id === channelId) ? seen : null;
}

/** Whether the agent's key opens a meeting by now, and its person sees it; null where not: to them it doesn't exist. */
export type Sees = (agent: Agent, meetingId: string) => Promise<'yes' | 'unknown' | null>;

export const seesMeeting =
  (deps: VisibleDeps): Sees =>
  async (agent, meetingId) => {
    const [kind, seen] = await Promise.all([
      deps.people.kindOf(agent),
      visibleMeeting(deps, agent, meetingId),
    ]);
    if (!seen) return null;
    if (kind === 'unknown' || seen === 'unknown') return 'unknown';
    return kind === 'member' ? 'yes' : null;
  };

export function isFor({ channelId }: Agent, channel: string): boolean {
  return channelId === null || channelId === channel;
}
