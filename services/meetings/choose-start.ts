import type { StartPick } from '../times/start-doubt.ts';
import { type WhyNotThen, whyNotThen } from '../times/start-limits.ts';
import { type Applied, applyEvent } from './apply.ts';
import { findReachedCap } from './caps-reached.ts';
import type { Meeting } from './meeting.ts';
import type { Unit } from './ports/unit.ts';
import type { Obstacle } from './start-scheduled.ts';
import { timing } from './states/timing.ts';

export type BadTime = { kind: 'bad_time'; why: WhyNotThen };

/** Schedules a meeting whose card asked when, for the time that someone chose. Under the workspace's lock. */
export async function chooseStart(
  unit: Unit,
  meeting: Meeting,
  pick: StartPick,
  by: string,
): Promise<Applied | BadTime | { kind: 'prevented'; obstacle: Obstacle }> {
  const { teamId, channelId, callKey, requestedVia: via, startDoubt, state } = meeting;
  const at = 'at' in pick ? pick.at : dateOf(startDoubt?.choices[pick.choice]?.at);
  if (state !== 'proposed' || !startDoubt || !at) return { kind: 'ignored', meeting };
  const why = whyNotThen(at, unit.now);
  if (why) return { kind: 'bad_time', why };
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
