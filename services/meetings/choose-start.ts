import { type Applied, applyEvent } from './apply.ts';
import { fullHouse } from './full-house.ts';
import type { Meeting } from './meeting.ts';
import type { Unit } from './ports/unit.ts';
import type { Obstacle } from './start-scheduled.ts';
import { timing } from './timing.ts';

/** Schedules a meeting whose card asked when, for the time that somebody chose. */
export async function chooseStart(
  unit: Unit,
  meeting: Meeting,
  choice: number,
  by: string,
): Promise<Applied | { kind: 'prevented'; obstacle: Obstacle }> {
  const chosen = meeting.state === 'proposed' ? meeting.startDoubt?.choices[choice] : undefined;
  if (!chosen) return { kind: 'ignored', meeting };
  const at = new Date(chosen.at);
  const { teamId, channelId, callKey, requestedVia: via } = meeting;
  await unit.lockTeam(teamId);
  const holder = await unit.meetings.scheduledForCall(teamId, callKey, at, timing.sameStart);
  if (holder) return { kind: 'prevented', obstacle: { kind: 'call_taken', holder } };
  const crowd = await fullHouse(unit, { teamId, channelId, via, requestedBy: meeting.requestedBy }, true);
  if (crowd) return { kind: 'prevented', obstacle: { kind: 'crowded', ...crowd } };
  return applyEvent(unit, meeting.id, { type: 'start_chosen', by, at });
}
