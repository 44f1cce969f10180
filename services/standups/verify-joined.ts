import { findActiveMeeting } from '../meetings/find-active-meeting.ts';
import type { ProposeDeps } from '../meetings/propose.ts';
import { timing } from '../meetings/states/timing.ts';
import type { StandupsUnit } from './ports/standups-unit.ts';
import { run } from './propose-occurrence.ts';
import { occurrenceKey } from './standup.ts';

export type JoinedOccurrence = { standupId: string; at: Date };

/**
 * Checks an occurrence that relied on someone else's meeting. When that one was called off or moved, the standup proposes
 * its own.
 */
export async function verifyJoined(
  deps: Omit<ProposeDeps, 'transact'>,
  unit: StandupsUnit,
  { standupId, at }: JoinedOccurrence,
): Promise<void> {
  const standup = await unit.standups.lock(standupId);
  const since = standup && (await unit.standups.takeJoined(standupId, at));
  if (!since || standup.pausedAt || standup.removedAt) return;
  const { teamId, call, changedAt } = standup;
  const isLate = unit.now.getTime() - at.getTime() >= timing.joinAtMostLate * 1_000;
  // A standup that was changed since then may no longer have that time.
  if (isLate || (changedAt && changedAt > since)) return;
  await unit.lockTeam(teamId);
  if (await findActiveMeeting(unit, { teamId, callKey: call.key, startsAt: at }, false)) return;
  await unit.forgetReceived(teamId, occurrenceKey(standup, at));
  await run(deps, unit, standup, at, null);
}
