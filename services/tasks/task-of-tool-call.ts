import type { Task, TaskStatus } from './task.ts';
import { isSentAnyway, type ToolCall, type ToolCallState } from './tool-call.ts';

/** How a tool call stands in the plan, beside the call's own tasks. */
export function taskOfToolCall(toolCall: ToolCall): Task {
  return {
    // The prefix is in the rows of `task_notifications`.
    id: `run:${toolCall.id}`,
    kind: toolCall.kind,
    title: toolCall.preview.title,
    // In a newer version's state it is in that version's hands.
    status: statusOf[toolCall.state] ?? 'in_progress',
    requestedBy: toolCall.requestedBy,
    detail: null,
    outcome: toolCall.summary,
    links: toolCall.links,
    since: toolCall.createdAt,
    toolCall: { state: toolCall.state, problem: toolCall.problem },
    // What went well, or was declined, is on its card; where it never had one, in the plan.
    isSentAnyway: isSentAnyway(toolCall),
    quiet: toolCall.state === 'declined' || toolCall.state === 'done',
  };
}

const statusOf: Record<ToolCallState, TaskStatus> = {
  awaiting_approval: 'pending',
  approved: 'pending',
  running: 'in_progress',
  delivering: 'in_progress',
  done: 'complete',
  failed: 'error',
  uncertain: 'error',
  declined: 'error',
  lapsed: 'error',
};
