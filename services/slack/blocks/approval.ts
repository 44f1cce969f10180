import type { Button } from '@slack/types';
import { isSentAnyway, type ToolCall } from '../../tasks/tool-call.ts';
import { limits } from '../limits.ts';
import { cap, literal, quote } from '../mrkdwn.ts';
import { sayToolCallState } from '../words/tool-calls.ts';
import { approvalAction, approvalDetails, inBold, sectionChars } from './approval-parts.ts';
import { actions, button, type Content, section } from './elements.ts';
import { heldApproval } from './held-approval.ts';
import { withLinks } from './task-links.ts';

/** What an agent wants to do beyond the thread: exactly what will happen, who asked and in which words. */
export function approval(toolCall: ToolCall, editable: boolean): Content {
  if (toolCall.heldBy && !isSentAnyway(toolCall)) return heldApproval(toolCall, editable);
  const waits = toolCall.state === 'awaiting_approval';
  const title = literal(toolCall.preview.title, 200);
  const state = sayToolCallState(toolCall);
  const head = waits
    ? [inBold(`${title}?`, 'raised_hand')]
    : [inBold(title), section(withLinks(state, toolCall, '\n• ', sectionChars))];
  const text = waits ? `Waiting for approval: ${quote(title, 200)}` : `${quote(title, 200)}: ${state}`;
  return {
    text: cap(text, limits.messageText),
    blocks: [...approvalDetails(toolCall, head), ...actions(waits ? buttons(toolCall, editable) : [])],
  };
}

/** The value carries what was shown: a click on an older card approves nothing. */
function buttons(toolCall: ToolCall, editable: boolean): Button[] {
  const value = `${toolCall.id}:${toolCall.version}`;
  return [
    button('Approve', approvalAction.approve, value, 'primary'),
    ...(editable ? [button('Edit', approvalAction.edit, value)] : []),
    button('Decline', approvalAction.decline, value, 'danger'),
  ];
}
