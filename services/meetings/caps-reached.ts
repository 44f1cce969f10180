import { capsWith, scheduledCaps } from './caps.ts';
import type { RequestedVia } from './meeting.ts';
import type { Unit } from './ports/unit.ts';
import type { ReachedCap } from './proposal.ts';

type NewRequest = { teamId: string; channelId: string; requestedBy: string; via: RequestedVia };

// An app speaks for everyone, and so does a standup that someone once set up: the channel's cap holds for them. A calendar is
// one person's, and all who invite them write in it.
const forEverybody: readonly RequestedVia[] = ['bot', 'standup'];

/** Whose cap is reached, of meetings running or of those that wait for their time. */
export async function findReachedCap(
  unit: Unit,
  { teamId, channelId, requestedBy, via }: NewRequest,
  scheduled: boolean,
): Promise<ReachedCap | null> {
  const active = await unit.meetings.activeIn(teamId);
  const alike = active.filter(({ state }) => (state === 'scheduled') === scheduled);
  const { callsAtOnce } = await unit.workspaceSettings.of(teamId);
  const cap = scheduled ? scheduledCaps : capsWith(callsAtOnce?.value);
  const byPerson = alike.filter((meeting) => meeting.requestedBy === requestedBy);
  if (!forEverybody.includes(via) && byPerson.length >= cap.person)
    return { whose: 'person', most: cap.person, scheduled };
  if (alike.filter((meeting) => meeting.channelId === channelId).length >= cap.channel)
    return { whose: 'channel', most: cap.channel, scheduled };
  return alike.length >= cap.workspace ? { whose: 'workspace', most: cap.workspace, scheduled } : null;
}
