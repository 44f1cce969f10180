import { mayDecide as isWhereItsCardIs } from '../meetings/decide.ts';
import type { Meeting } from '../meetings/meeting.ts';
import type { Transact } from '../meetings/ports/unit.ts';
import type { Actor } from '../people/actor.ts';
import { approverOf, authorize, type NotAnApprover, type NotEntitled } from '../people/authorize.ts';
import type { People } from '../people/people.ts';
import type { AppliedToToolCall } from './apply-tool-call-event.ts';
import type { TasksUnit } from './ports/tasks-unit.ts';
import type { ToolCall } from './tool-call.ts';

/** A click on a tool call's card. */
export type ToolCallDecision = Actor & {
  readonly toolCallId: string;
  /** What the card showed when it was clicked. */
  readonly version: number;
};

export type ToolCallOutcome =
  | { kind: 'done'; toolCall: ToolCall }
  /** Someone was first, or it was changed meanwhile: `toolCall` says who and what. */
  | { kind: 'too_late'; toolCall: ToolCall }
  | { kind: 'not_here' }
  | NotEntitled
  | NotAnApprover
  /** It has words of the workspace's do-not-say list, and isn't an admin's to send. */
  | { kind: 'admin_sends_it' }
  /** Its words are told as those of `userId`, and somebody else wants to change them. */
  | { kind: 'in_their_name'; userId: string }
  /** Its tool is gone, or it has no words to change. */
  | { kind: 'not_editable' };

export type DecideToolCallDeps = { transact: Transact<TasksUnit>; people: People };

type Entitled =
  | { ok: true; toolCall: ToolCall; meeting: Meeting; now: Date }
  | { ok: false; outcome: ToolCallOutcome };

/** Members of the thread's channel decide, or those of them whom the channel named. The tool call as they found it. */
export async function entitle(
  { transact, people }: DecideToolCallDeps,
  decision: ToolCallDecision,
): Promise<Entitled> {
  const { toolCallId } = decision;
  const refused = (outcome: ToolCallOutcome): Entitled => ({ ok: false, outcome });
  const seen = await transact(async (unit) => {
    const toolCall = await unit.toolCalls.lock(toolCallId);
    const meeting = toolCall && (await unit.meetings.lock(toolCall.meetingId));
    if (!meeting) return null;
    const settings = await unit.channels.settings(meeting.teamId, meeting.channelId);
    return { toolCall, meeting, now: unit.now, approvers: settings.approvers?.value ?? [] };
  });
  if (!seen || !isWhereItsCardIs(seen.meeting, decision)) return refused({ kind: 'not_here' });
  const { approvers, ...found } = seen;
  const { channelId, requestedBy: owner } = found.meeting;
  const need = approverOf(people, { channelId, owner }, async () => approvers);
  const refusal = await authorize(decision, need);
  if (refusal) return refused(refusal);
  return { ok: true, ...found };
}

export function outcomeOf(applied: AppliedToToolCall): ToolCallOutcome {
  switch (applied.kind) {
    case 'applied':
      return { kind: 'done', toolCall: applied.toolCall };
    case 'ignored':
      return { kind: 'too_late', toolCall: applied.toolCall };
    case 'unknown':
      return { kind: 'not_here' };
    default:
      return applied satisfies never;
  }
}

/** Null where it still waits as its card showed it. */
export function tooLate(
  toolCall: ToolCall,
  { version }: Pick<ToolCallDecision, 'version'>,
): Extract<ToolCallOutcome, { kind: 'too_late' }> | null {
  const isAsShown = toolCall.state === 'awaiting_approval' && toolCall.version === version;
  return isAsShown ? null : { kind: 'too_late', toolCall };
}
