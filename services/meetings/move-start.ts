import { applyEvent } from './apply.ts';
import type { Unit } from './ports/unit.ts';
import { pageFor } from './start-scheduled.ts';
import { timing } from './states/timing.ts';

/** Moves a scheduled meeting. If another one is scheduled for the same call around that time, this one is cancelled. */
export async function moveStart(unit: Unit, teamId: string, id: string, at: Date): Promise<void> {
  await unit.lockTeam(teamId);
  const meeting = await unit.meetings.lock(id);
  if (meeting?.state !== 'scheduled') return;
  const holder = await unit.meetings.scheduledForCall(teamId, meeting.callKey, at, timing.sameStart, id);
  if (!holder) return void (await applyEvent(unit, id, { type: 'start_moved', at }));
  const thread = await pageFor(unit, holder, meeting);
  await applyEvent(unit, id, { type: 'start_prevented', by: 'call_taken', thread });
}
