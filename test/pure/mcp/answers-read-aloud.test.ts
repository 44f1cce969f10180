import { expect, test } from 'vitest';
import type { Turn } from '../../../services/agents/house/turn.ts';
import type { DecisionOutcome } from '../../../services/meetings/decide.ts';
import type { ToolCall } from '../../../services/tasks/tool-call.ts';
import type { JoinOutcome } from '../../../src/mcp/agent-use-cases.ts';
import {
  sayClaimed,
  sayDecided,
  sayProposed,
  sayReleased,
  sayToolCallForAgent,
} from '../../../src/mcp/words.ts';

// Every answer that an agent gets in words, as it reads them.
const meeting = { id: 'm', state: 'proposed', proposedThen: 'join' };
const textOf = ({ content }: { content: { text: string }[] }) => content[0]?.text.replaceAll(/\s+/g, ' ');

test('answers to join_meeting', () => {
  const outcomes = [
    { kind: 'proposed', meeting },
    { kind: 'proposed', meeting: { ...meeting, proposedThen: 'lapse' } },
    { kind: 'already' },
    { kind: 'cap_reached', whose: 'channel', most: 5, scheduled: false },
    { kind: 'no_budget', whose: 'channel' },
    { kind: 'no_budget', whose: 'operator' },
    { kind: 'called_off' },
    { kind: 'too_many_links' },
    { kind: 'no_such_channel', given: '#x' },
    { kind: 'other_channel' },
  ] as unknown as JoinOutcome[];
  expect(outcomes.map((outcome) => textOf(sayProposed(outcome)))).toMatchInlineSnapshot(`
    [
      "{ "meeting_id": "m", "state": "proposed", "says": "The card is in Slack. It joins unless someone presses Don’t join." }",
      "{ "meeting_id": "m", "state": "proposed", "says": "Waiting in Slack for someone to press Join now. Check with get_meeting." }",
      "{ "code": "already", "says": "Someone already covers this call: in it, on the way, or waiting for Join now. If the person you act for may see it, list_meetings shows it." }",
      "{ "code": "cap_reached", "says": "The limit of 5 active calls per channel is reached. Nothing was started. Try again when one has ended. A workspace admin can raise the limit with /pika workspace calls channel." }",
      "{ "code": "no_budget", "says": "This channel’s budget for the month is fully spent or reserved. Nothing was started. Tell the person you act for, or wait until next month." }",
      "{ "code": "no_budget", "says": "This workspace’s budget for the month is fully spent or reserved. Nothing was started. Tell the person you act for, or wait until next month." }",
      "{ "code": "called_off", "says": "The request says that this call is cancelled. Nothing was started. Ask the person you act for whether it’s on." }",
      "{ "code": "too_many_links", "says": "That’s more than one link. Send one link at a time." }",
      "{ "code": "no_such_channel", "says": "The person you act for isn’t in a channel “#x” that Stand-in can see. Check its name. Someone there can add Stand-in: /invite @Stand-in" }",
      "{ "code": "other_channel", "says": "This key is for another channel. Leave the channel out, or use a key for it." }",
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
      "{ "code": "not_possible", "says": "That isn’t possible here. Nothing was changed. Ask the people in the thread to press Stop." }",
    ]
  `);
});

test('answers to claim_meeting', () => {
  const turn = {} as Turn;
  const says = [
    sayClaimed({ handedOver: [], unfinished: [] }),
    sayClaimed({ handedOver: [turn], unfinished: [turn] }),
    sayReleased(true),
    sayReleased(false),
  ];
  expect(says).toMatchInlineSnapshot(`
    [
      "You have this meeting. Read what is said with get_meeting, and what people write with read_channel_messages.",
      "You have this meeting. Read what is said with get_meeting, and what people write with read_channel_messages. What is in handed_over is yours to do: nobody else will. Leave what is in unfinished to Stand-in’s agent.",
      "You gave this meeting back. Finish what you began, and begin nothing more there.",
      "You didn’t have this meeting. Nothing was changed.",
    ]
  `);
});

test('the states of a tool call', () => {
  const states = ['awaiting_approval', 'approved', 'done', 'failed', 'uncertain', 'declined', 'lapsed'];
  const says = states.map((state) => {
    const problem = state === 'failed' || state === 'uncertain' ? { kind: 'cut_off' } : null;
    const { code = '–', says } = sayToolCallForAgent({ state, problem } as ToolCall);
    return `${state}, ${code}: ${says}`;
  });
  expect(says).toMatchInlineSnapshot(`
    [
      "awaiting_approval, –: Waiting for approval in the Slack thread. Check with get_task.",
      "approved, –: In progress. Check with get_task.",
      "done, –: Done.",
      "failed, cut_off: Failed. It was interrupted. Check whether it was done.",
      "uncertain, cut_off: The result is unknown. It was interrupted. Don’t repeat it: tell the people in the call.",
      "declined, declined: Declined. Don’t ask for the same again.",
      "lapsed, lapsed: Expired: nobody decided within a day. Ask again only if people still want it.",
    ]
  `);
});
