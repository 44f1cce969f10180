import type { ToolCall } from '../../tasks/tool-call.ts';
import { sayReason } from './reasons/reason.ts';
import { byWhom, said, taskEnds } from './reasons/task-ends.ts';

/** A tool call's state, as a sentence for its card. */
export function sayToolCallState(toolCall: ToolCall): string {
  const by = byWhom(toolCall);
  switch (toolCall.state) {
    case 'awaiting_approval':
      return 'Waiting for approval.';
    case 'approved':
    case 'running':
    case 'delivering':
      return toolCall.decidedBy
        ? `:hourglass_flowing_sand: Approved${by}. Working on it.`
        : ':hourglass_flowing_sand: Working on it.';
    case 'done':
      return `:white_check_mark: Done${toolCall.decidedBy ? `, approved${by}` : ''}.${said(toolCall)}`;
    default:
      return sayReason(taskEnds[toolCall.state](toolCall));
  }
}

/** In place of a reply for each task, once there are many. */
export const moreTasks = 'More tasks failed or finished. From here on, only the plan shows them.';
