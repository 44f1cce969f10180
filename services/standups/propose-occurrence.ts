import type { Meeting } from '../meetings/meeting.ts';
import type { ProposalOutcome } from '../meetings/proposal.ts';
import { type ProposeDeps, proposeIn } from '../meetings/propose.ts';
import type { StandupsUnit } from './ports/standups-unit.ts';
import { type OccurrenceOutcome, occurrenceKey, type Standup } from './standup.ts';
import { showPrompt } from './standup-prompt.ts';

/**
 * Proposes the meeting of one occurrence and asks its thread for updates. It takes over what people wrote for
 * `formerMeetingId`, whose place it takes.
 */
export async function run(
  deps: Omit<ProposeDeps, 'transact'>,
  unit: StandupsUnit,
  standup: Standup,
  at: Date,
  formerMeetingId: string | null,
): Promise<void> {
  const { teamId, channelId, askedBy, call, minutes, personaId } = standup;
  const [proposed] = await proposeIn(deps, unit, {
    key: occurrenceKey(standup, at),
    teamId,
    channelId,
    threadTs: null,
    requestedBy: askedBy,
    via: 'standup',
    calls: [call],
    minutes,
    persona: personaId === null ? null : { id: personaId, orElse: true },
    byExternal: false,
    // The person who set it up may have left, or may no longer spend: looked up before it starts, also if that is now.
    held: 'unknown',
    startsAt: at,
    opening: `Standup ${standup.number}`,
  });
  const { outcome, meeting } = outcomeOf(proposed, channelId);
  const prompted = meeting?.state === 'scheduled' && at > unit.now;
  if (meeting && formerMeetingId) await unit.updates.handOver(formerMeetingId, meeting.id);
  await unit.standups.endOccurrence({ standup, at, outcome, meetingId: meeting?.id ?? null, prompted });
  if (meeting && prompted) {
    await showPrompt(unit, meeting, { standupId: standup.id, at });
    await unit.briefs.offer(meeting);
  }
}

function outcomeOf(
  proposed: ProposalOutcome | undefined,
  channelId: string,
): { outcome: OccurrenceOutcome; meeting: Meeting | null } {
  if (proposed?.kind === 'proposed') return { outcome: 'proposed', meeting: proposed.meeting };
  if (proposed?.kind !== 'already') return { outcome: 'refused', meeting: null };
  const here = proposed.meeting.channelId === channelId;
  return { outcome: 'joined_another', meeting: here ? proposed.meeting : null };
}
