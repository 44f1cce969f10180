import type { StartPick } from '../times/start-doubt.ts';
import { type Applied, applyEvent } from './apply.ts';
import { findReachedCap } from './caps-reached.ts';
import type { Meeting } from './meeting.ts';
import type { Unit } from './ports/unit.ts';
import type { Obstacle } from './start-scheduled.ts';
import { timing } from './states/timing.ts';

/** Why nobody can be sent at a time: `far` is more than 30 days ahead. */
export type BadTime = { kind: 'bad_time'; why: 'over' | 'far' };

/** Schedules a meeting whose card asked when, for the time that someone chose. */
export async function chooseStart(
  unit: Unit,
  meeting: Meeting,
  pick: StartPick,
  by: string,
): Promise<Applied | BadTime | { kind: 'prevented'; obstacle: Obstacle }> {
  const { teamId, channelId, callKey, requestedVia: via, startDoubt, state } = meeting;
  const at = 'at' in pick ? pick.at : dateOf(startDoubt?.choices[pick.choice]?.at);
  if (state !== 'proposed' || !startDoubt || !at) return { kind: 'ignored', meeting };
  if (at <= unit.now) return { kind: 'bad_time', why: 'over' };
  if (at.getTime() - unit.now.getTime() > timing.plannedAtMostAhead * 1_000)
    return { kind: 'bad_time', why: 'far' };
  await unit.lockTeam(teamId);
  const holder = await unit.meetings.scheduledForCall(teamId, callKey, at, timing.sameStart);
  if (holder) return { kind: 'prevented', obstacle: { kind: 'call_taken', holder } };
  const reachedCap = await findReachedCap(
    unit,
    { teamId, channelId, via, requestedBy: meeting.requestedBy },
    true,
  );
  if (reachedCap) return { kind: 'prevented', obstacle: { kind: 'cap_reached', ...reachedCap } };
  return applyEvent(unit, meeting.id, { type: 'start_chosen', by, at });
}

function dateOf(text: string | undefined): Date | null {
  return text === undefined ? null : new Date(text);
}
