import { authorize, heldBy, senderOf } from '../../people/authorize.ts';
import { type LeasedMeeting, type MeetingJobDeps, report } from './job.ts';

/** Before anything is spent, Slack is asked again about who asked or, where somebody else chose its time, about them. */
export async function checkAsker(deps: MeetingJobDeps, leased: LeasedMeeting): Promise<void> {
  const { teamId, requestedBy, decidedBy } = leased.meeting;
  const userId = decidedBy ?? requestedBy;
  const refusal = await authorize({ teamId, userId, isExternal: false }, senderOf(deps, leased.meeting));
  return report(deps, leased, { type: 'asker_checked', held: refusal && heldBy(refusal) });
}
