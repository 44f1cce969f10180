import type { SpendingDeps } from '../people/authorize.ts';
import { applyEvent } from './apply.ts';
import { type Decision, type DecisionOutcome, mayDecide, whyNotSend } from './decide.ts';
import { canRetry } from './meeting.ts';
import type { ProposalOutcome } from './proposal.ts';
import { type ProposeDeps, proposeIn } from './propose.ts';

export type RetryOutcome =
  | Extract<DecisionOutcome, { kind: 'too_late' | 'not_here' | 'not_entitled' | 'not_a_spender' }>
  | ProposalOutcome;

/**
 * Sends someone into the call of a meeting that came to nothing, in the same thread, without a wait. Retrying an
 * uncertain one is a person's own risk: the first session may exist.
 */
export const retryMeeting =
  (deps: ProposeDeps & SpendingDeps) =>
  async (decision: Decision): Promise<RetryOutcome> => {
    const refusal = await whyNotSend(deps, decision);
    return deps.transact(async (unit) => {
      const meeting = await unit.meetings.lock(decision.meetingId);
      if (!meeting || !mayDecide(meeting, decision)) return { kind: 'not_here' };
      if (refusal) return refusal;
      if (meeting.state === 'uncertain') {
        await applyEvent(unit, meeting.id, { type: 'retry', by: decision.userId });
      } else if (!canRetry(meeting)) {
        return { kind: 'too_late', meeting };
      }
      const key = `retry:${meeting.id}`;
      const [outcome] = await proposeIn(deps, unit, {
        key,
        teamId: meeting.teamId,
        channelId: meeting.channelId,
        threadTs: await unit.announcer.threadOf(meeting),
        requestedBy: decision.userId,
        via: 'retry',
        calls: [
          {
            platform: meeting.platform,
            key: meeting.callKey,
            url: meeting.callUrl,
            passcode: meeting.passcode,
          },
        ],
        minutes: meeting.limitMinutes,
        persona: { id: meeting.personaId },
        byExternal: false,
        opening: meeting.opening,
      });
      if (outcome?.kind === 'proposed') {
        await unit.updates.handOver(meeting.id, outcome.meeting.id);
        await unit.doNotSay.handOver(meeting.id, outcome.meeting);
      } else if (outcome) await unit.forgetReceived(meeting.teamId, key);
      return outcome ?? { kind: 'too_late', meeting };
    });
  };
