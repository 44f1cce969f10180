import type { TasksUnit } from './ports/tasks-unit.ts';
import { syncTaskPlan } from './sync-task-plan.ts';
import type { ToolCall } from './tool-call.ts';
import { nextToolCall, type ToolCallEvent } from './tool-call-transitions.ts';

export type AppliedToToolCall =
  | { kind: 'applied'; toolCall: ToolCall }
  | { kind: 'ignored'; toolCall: ToolCall }
  | { kind: 'unknown' };

/** The one way a tool call changes: the tool call, its card, the plan and its next wake-up, in the caller's transaction. */
export async function applyToolCallEvent(
  unit: TasksUnit,
  toolCallId: string,
  event: ToolCallEvent | ((toolCall: ToolCall) => ToolCallEvent),
): Promise<AppliedToToolCall> {
  const before = await unit.toolCalls.lock(toolCallId);
  if (!before) return { kind: 'unknown' };
  const toolCall = nextToolCall(before, typeof event === 'function' ? event(before) : event, unit.now);
  if (!toolCall) return { kind: 'ignored', toolCall: before };
  await unit.toolCalls.replace(before, toolCall);
  await showToolCall(unit, toolCall);
  if (toolCall.nextRunAt && toolCall.nextRunAt.getTime() !== before.nextRunAt?.getTime()) {
    await unit.toolCalls.wake(toolCall.id, toolCall.nextRunAt);
  }
  return { kind: 'applied', toolCall };
}

/** Brings the tool call's card, where it has one, and the plan up to date. */
export async function showToolCall(unit: TasksUnit, toolCall: ToolCall): Promise<void> {
  const meeting = await unit.meetings.lock(toolCall.meetingId);
  if (!meeting) return;
  if (toolCall.effect === 'reaches_out') await unit.announcer.showToolCall(meeting, toolCall);
  await syncTaskPlan(unit, meeting);
}
