import { adminOf, authorize } from '../people/authorize.ts';
import { applyToolCallEvent } from './apply-tool-call-event.ts';
import { brokenMeanwhile } from './broken-meanwhile.ts';
import type { TasksUnit } from './ports/tasks-unit.ts';
import type { ToolCall } from './tool-call.ts';
import {
  type DecideToolCallDeps,
  entitle,
  outcomeOf,
  type ToolCallDecision,
  type ToolCallOutcome,
  tooLate,
} from './tool-call-decision.ts';

/** Approves or declines what a card shows, once, if that person may. */
export const decideToolCall =
  (deps: DecideToolCallDeps) =>
  async (decision: ToolCallDecision, verb: 'approve' | 'decline'): Promise<ToolCallOutcome> => {
    const entitled = await entitle(deps, decision);
    if (!entitled.ok) return entitled.outcome;
    const refusal = verb === 'approve' ? await mayNotSend(deps, decision, entitled.toolCall) : null;
    if (refusal) return refusal;
    const { userId: by, version } = decision;
    return deps.transact(async (unit) => {
      const held = verb === 'approve' ? await holdMeanwhile(unit, decision) : null;
      return (
        held ?? outcomeOf(await applyToolCallEvent(unit, decision.toolCallId, { type: verb, by, version }))
      );
    });
  };

/** What breaks a list that is newer than its card isn't approved by a click on that. */
async function holdMeanwhile(
  unit: TasksUnit,
  { toolCallId, version }: ToolCallDecision,
): Promise<ToolCallOutcome | null> {
  const toolCall = await unit.toolCalls.lock(toolCallId);
  const meeting = toolCall?.version === version ? await unit.meetings.lock(toolCall.meetingId) : null;
  const heldBy = toolCall && meeting && (await brokenMeanwhile(unit, toolCall, meeting));
  if (!heldBy) return null;
  const held = await applyToolCallEvent(unit, toolCallId, { type: 'hold', heldBy });
  return held.kind === 'applied' ? { kind: 'too_late', toolCall: held.toolCall } : null;
}

/** What the workspace's list holds only an admin sends, and reads. */
async function mayNotSend(
  { people }: DecideToolCallDeps,
  decision: ToolCallDecision,
  { heldBy }: ToolCall,
): Promise<ToolCallOutcome | null> {
  const notAdmin = heldBy === 'workspace' ? await authorize(decision, adminOf(people)) : null;
  if (notAdmin?.standing === 'not_admin') return { kind: 'admin_sends_it' };
  return notAdmin && { kind: 'not_entitled', standing: notAdmin.standing };
}

/** What a held card doesn't show, for who may send it anyway. */
export const reviewToolCall =
  (deps: DecideToolCallDeps) =>
  async (decision: ToolCallDecision): Promise<{ kind: 'review'; toolCall: ToolCall } | ToolCallOutcome> => {
    const entitled = await entitle(deps, decision);
    if (!entitled.ok) return entitled.outcome;
    const { toolCall } = entitled;
    const refusal = tooLate(toolCall, decision) ?? (await mayNotSend(deps, decision, toolCall));
    return refusal ?? { kind: 'review', toolCall };
  };
