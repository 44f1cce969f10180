import type { Meeting } from '../meetings/meeting.ts';
import type { ProposalOutcome } from '../meetings/proposal.ts';
import { type ProposeDeps, proposeIn } from '../meetings/propose.ts';
import { showBrief } from './brief.ts';
import type { StandupsUnit } from './ports/standups-unit.ts';
import { type RunOutcome, runKey, type Schedule } from './schedule.ts';

/**
 * Proposes the meeting of one of a schedule's times, and opens its thread. `formerMeetingId`: in whose place, with what
 * was written for that.
 */
export async function run(
  deps: Omit<ProposeDeps, 'transact'>,
  unit: StandupsUnit,
  schedule: Schedule,
  at: Date,
  formerMeetingId: string | null,
): Promise<void> {
  const { teamId, channelId, askedBy, call, minutes } = schedule;
  const [proposed] = await proposeIn(deps, unit, {
    key: runKey(schedule, at),
    teamId,
    channelId,
    threadTs: null,
    requestedBy: askedBy,
    via: 'schedule',
    calls: [call],
    minutes,
    byExternal: false,
    startsAt: at,
    opening: `Standup ${schedule.number}`,
  });
  const { outcome, meeting } = outcomeOf(proposed, channelId);
  const briefed = meeting?.state === 'scheduled' && at > unit.now;
  if (meeting && formerMeetingId) await unit.updates.handOver(formerMeetingId, meeting.id);
  await unit.schedules.endRun({ schedule, at, outcome, meetingId: meeting?.id ?? null, briefed });
  if (meeting && briefed) await showBrief(unit, meeting, { scheduleId: schedule.id, at });
}

function outcomeOf(
  proposed: ProposalOutcome | undefined,
  channelId: string,
): { outcome: RunOutcome; meeting: Meeting | null } {
  if (proposed?.kind === 'proposed') return { outcome: 'proposed', meeting: proposed.meeting };
  if (proposed?.kind !== 'already') return { outcome: 'refused', meeting: null };
  const here = proposed.meeting.channelId === channelId;
  return { outcome: 'joined_another', meeting: here ? proposed.meeting : null };
}
