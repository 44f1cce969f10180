import type { Task } from '../../tasks/task.ts';
import type { ToolCall, ToolCallState } from '../../tasks/tool-call.ts';
import { quote } from '../mrkdwn.ts';
import { listNames } from './do-not-say.ts';
import { sayReason } from './reasons/reason.ts';
import { byWhom, taskEnds } from './reasons/task-ends.ts';
import { wordsOfTool } from './reasons/tools.ts';

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
    case 'done': {
      const summary = toolCall.summary ? ` ${quote(toolCall.summary, 600)}` : '';
      return `:white_check_mark: Done${toolCall.decidedBy ? `, approved${by}` : ''}.${summary}`;
    }
    default:
      return sayReason(taskEnds[toolCall.state](toolCall));
  }
}

/** What the plan says of a task beside its title. Plain text, like all of a task: what shows it escapes it. */
export function sayTaskDetail({ detail, toolCall, hidden }: Task): string | null {
  if (hidden) return `Not shown, because of ${listNames[hidden]}`;
  return toolCall ? (details[toolCall.state] ?? null) : detail;
}

const details: Partial<Record<ToolCallState, string>> = {
  awaiting_approval: 'Waiting for approval in this thread',
  declined: 'Declined',
  lapsed: 'Expired: nobody decided within a day',
};

/** What came of a task, or why it isn't done. */
export function sayTaskOutcome({ outcome, toolCall }: Task): string | null {
  if (!toolCall?.problem) return outcome;
  const words = wordsOfTool(toolCall.problem);
  return toolCall.state === 'uncertain' ? `The result is unknown. ${words.what}` : sayReason(words);
}

/** In place of a reply for each task, once there are many. */
export const moreTasks = 'More tasks failed or finished. From here on, only the plan shows them.';
