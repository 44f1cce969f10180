import { authorize, type Outsider } from '../../people/authorize.ts';
import type { Decision } from '../decide.ts';
import { mayDecide } from '../decide.ts';
import type { Meeting } from '../meeting.ts';
import type { Transact } from '../ports/unit.ts';
import { cleanList, type ListProblem } from './clean-list.ts';

export type CallListOutcome =
  | { kind: 'changed'; lines: readonly string[] }
  | { kind: 'not_here' }
  | { kind: 'not_the_sender' }
  | ListProblem
  | Outsider;

/** A call's own list, for the person who sends it. Nobody else is shown it. */
export const setForCall =
  ({ transact }: { transact: Transact }) =>
  async (decision: Decision, typed: string): Promise<CallListOutcome> => {
    const cleaned = cleanList('call', typed);
    const refusal = await authorize(decision, async () => null);
    if (refusal) return refusal;
    return transact(async (unit) => {
      const meeting = await unit.meetings.lock(decision.meetingId);
      if (!meeting || meeting.forgottenAt || !mayDecide(meeting, decision)) return { kind: 'not_here' };
      if (!isSender(meeting, decision.userId)) return { kind: 'not_the_sender' };
      if (!cleaned.ok) return cleaned.problem;
      await unit.doNotSay.setForCall(meeting, decision.userId, cleaned.lines);
      return { kind: 'changed', lines: cleaned.lines };
    });
  };

/** Who asked for it; of what an app asked for, who let it in. */
export function isSender({ requestedBy, decidedBy }: Meeting, userId: string): boolean {
  return userId === requestedBy || userId === decidedBy;
}
