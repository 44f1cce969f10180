import { expect, test } from 'vitest';
import type { DecisionOutcome } from '../../../services/meetings/decide.ts';
import type { ProposalOutcome } from '../../../services/meetings/proposal.ts';
import type { ToolCall } from '../../../services/tasks/tool-call.ts';
import { sayDecided, sayProposed, sayToolCallForAgent } from '../../../src/mcp/words.ts';

// Every answer that an agent gets in words, as it reads them.
const meeting = { id: 'm', state: 'proposed', proposedThen: 'join' };
const textOf = ({ content }: { content: { text: string }[] }) => content[0]?.text.replaceAll(/\s+/g, ' ');

test('answers to join_meeting', () => {
  const outcomes = [
    { kind: 'proposed', meeting },
    { kind: 'proposed', meeting: { ...meeting, proposedThen: 'lapse' } },
    { kind: 'already' },
    { kind: 'cap_reached', most: 5 },
    { kind: 'no_budget' },
    { kind: 'called_off' },
    { kind: 'too_many_links' },
    { kind: 'no_channel', reason: 'There is no channel #x that you are in.' },
  ] as unknown as (ProposalOutcome | { kind: 'no_channel'; reason: string })[];
  expect(outcomes.map((outcome) => textOf(sayProposed(outcome)))).toMatchInlineSnapshot(`
    [
      "{ "meeting_id": "m", "state": "proposed", "says": "The card is in Slack. It joins unless someone presses Don’t join." }",
      "{ "meeting_id": "m", "state": "proposed", "says": "Waiting in Slack for someone to press Join now. Check with get_meeting." }",
      "Someone already covers this call: in it, on the way, or waiting for Join now. If the person you act for may see it, list_meetings shows it.",
      "The limit of 5 active calls is reached. Nothing was started; try again when one has ended.",
      "This channel’s budget for the month is fully spent or reserved. Nothing was started.",
      "The request says that this call is cancelled. Nothing was started.",
      "Send one link at a time.",
      "There is no channel #x that you are in.",
    ]
  `);
});

test('answers to leave_meeting', () => {
  const outcomes = [
    { kind: 'done', meeting: { ...meeting, state: 'cancelled' } },
    { kind: 'done', meeting: { ...meeting, state: 'leaving' } },
    { kind: 'too_late', meeting: { ...meeting, state: 'done' } },
    { kind: 'not_here' },
  ] as unknown as DecisionOutcome[];
  expect(outcomes.map((outcome) => textOf(sayDecided(outcome)))).toMatchInlineSnapshot(`
    [
      "{ "state": "cancelled", "says": "Cancelled before it joined." }",
      "{ "state": "leaving", "says": "Leaving. get_meeting shows when that is confirmed." }",
      "{ "state": "done", "says": "Already over or leaving." }",
      "That isn’t possible here. Nothing was changed.",
    ]
  `);
});

test('the states of a tool call', () => {
  const states = ['awaiting_approval', 'approved', 'done', 'failed', 'uncertain', 'declined', 'lapsed'];
  const says = states.map((state) => `${state}: ${sayToolCallForAgent({ state } as ToolCall)}`);
  expect(says).toMatchInlineSnapshot(`
    [
      "awaiting_approval: Waiting for approval in the Slack thread. Check with get_task.",
      "approved: In progress. Check with get_task.",
      "done: Done.",
      "failed: Failed.",
      "uncertain: The result is unknown. Don’t repeat it: tell the people in the call.",
      "declined: Declined. Don’t ask for the same again.",
      "lapsed: Expired: nobody decided within a day.",
    ]
  `);
});
