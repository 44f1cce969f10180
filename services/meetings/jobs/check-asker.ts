import { authorize, heldBy, spenderOf } from '../../people/authorize.ts';
import { type LeasedMeeting, type MeetingJobDeps, report } from './job.ts';

/** Slack didn't say in time who asked: asked again, before anything is spent. */
export async function checkAsker(deps: MeetingJobDeps, leased: LeasedMeeting): Promise<void> {
  const { teamId, requestedBy: userId } = leased.meeting;
  const refusal = await authorize({ userId, isExternal: false }, spenderOf(deps, teamId));
  return report(deps, leased, { type: 'asker_checked', held: refusal && heldBy(refusal) });
}
