import { expect, test } from 'vitest';
import { sayToolCallDecision } from '../../../../services/slack/words/reasons/tasks.ts';
import { moreTasks, sayToolCallState } from '../../../../services/slack/words/tool-calls.ts';
import type { ToolCall } from '../../../../services/tasks/tool-call.ts';
import type { ToolCallOutcome } from '../../../../services/tasks/tool-call-decision.ts';

// Every sentence about tool calls, as people read them.
const toolCall = (state: ToolCall['state'], given: Partial<ToolCall> = {}) =>
  ({ state, decidedBy: null, summary: null, problem: null, editedBy: null, ...given }) as ToolCall;

test('states on the card', () => {
  const calls = [
    toolCall('awaiting_approval'),
    toolCall('running'),
    toolCall('running', { decidedBy: 'UBEN' }),
    toolCall('done', { summary: 'Posted.' }),
    toolCall('done', { decidedBy: 'UBEN' }),
    toolCall('failed', {
      problem: { kind: 'request_refused', service: 'hubspot', status: 400, said: '<!here>' },
    }),
    toolCall('failed', { decidedBy: 'UBEN', problem: { kind: 'tool_gone' } }),
    toolCall('uncertain', { decidedBy: 'UBEN', problem: { kind: 'cut_off' } }),
    toolCall('declined', { decidedBy: 'UBEN' }),
    toolCall('lapsed'),
  ];
  expect([...calls.map(sayToolCallState), moreTasks]).toMatchInlineSnapshot(`
    [
      "Waiting for approval.",
      ":hourglass_flowing_sand: Working on it.",
      ":hourglass_flowing_sand: Approved by <@UBEN>. Working on it.",
      ":white_check_mark: Done. Posted.",
      ":white_check_mark: Done, approved by <@UBEN>.",
      ":x: Failed. HubSpot refused this (HTTP 400): &lt;!here&gt;. Change what it refuses, then ask again.",
      ":x: Failed (approved by <@UBEN>). This tool is no longer available here. An admin can set it up again.",
      ":grey_question: Approved by <@UBEN>, but the result is unknown. It was interrupted. Check before you ask again; I won’t retry automatically.",
      ":no_entry_sign: Declined by <@UBEN>. Nothing was done.",
      ":no_entry_sign: Expired: nobody decided within a day. Nothing was done. If you still want it, ask again.",
      "More tasks failed or finished. From here on, only the plan shows them.",
    ]
  `);
});

test('answers to a press', () => {
  const outcomes: ToolCallOutcome[] = [
    { kind: 'done', toolCall: toolCall('approved') },
    { kind: 'too_late', toolCall: toolCall('awaiting_approval', { editedBy: 'UBEN' }) },
    { kind: 'too_late', toolCall: toolCall('awaiting_approval', { editedBy: 'UADA' }) },
    { kind: 'too_late', toolCall: toolCall('declined', { decidedBy: 'UADA' }) },
    { kind: 'too_late', toolCall: toolCall('done', { decidedBy: 'UBEN' }) },
    { kind: 'not_here' },
    { kind: 'not_editable' },
    { kind: 'not_an_approver', approvers: ['UBEN', 'UDORA'] },
  ];
  expect(outcomes.map((outcome) => sayToolCallDecision(outcome, 'UADA'))).toMatchInlineSnapshot(`
    [
      null,
      "<@UBEN> edited it in the meantime. Check the card again, then decide.",
      "It was edited in the meantime. Check the card again, then decide.",
      "You’ve already decided. :no_entry_sign: Declined by <@UADA>. Nothing was done.",
      "<@UBEN> has already decided. :white_check_mark: Done, approved by <@UBEN>.",
      "That card belongs to another channel. Nothing was changed.",
      "This can’t be edited here. Approve or decline it as it is.",
      "In this channel only <@UBEN>, <@UDORA> can do that. Nothing was changed. Ask one of them.",
    ]
  `);
});
