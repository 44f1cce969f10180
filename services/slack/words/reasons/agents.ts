import type { AgentRefusal } from '../../../agents/refusal.ts';
import type { ProposalRefusal } from '../../../meetings/proposal.ts';
import type { NoRecap } from '../../../notes/recap-of-meeting.ts';
import type { ToolCall } from '../../../tasks/tool-call.ts';
import { literal, literalQuote } from '../../mrkdwn.ts';
import { waiting } from '../amounts.ts';
import { listNames } from '../do-not-say.ts';
import type { ByKind, ReasonBook } from './reason.ts';
import { wordsOfTool } from './tools.ts';

/** Why an agent's request came to nothing, in plain text that it can act on. */
export const agentRefusals: ReasonBook<ByKind<AgentRefusal | ProposalRefusal>> = {
  no_key: () => ({
    what: 'This request has no key that I know.',
    next: 'Send the key that /pika connect new gave you as a bearer token.',
  }),
  key_expired: () => ({
    what: 'This key has expired.',
    next: 'Refresh it, or have the person you act for make a new one with /pika connect new.',
  }),
  no_meeting: () => ({
    what: 'No such meeting, or the person you act for can’t see it.',
    next: 'list_meetings shows the ones you can work on.',
  }),
  too_often: ({ what, waitMs }) => ({
    what: `${tooMany[what]} Nothing was done.`,
    next: `Try again in ${waiting(waitMs)}.`,
  }),
  too_many_waits: ({ most }) => ({
    what: `${most} requests with this key are waiting already.`,
    next: 'Try again when one of them is answered, or without wait_seconds.',
  }),

  not_a_call_link: () => ({
    what: 'That isn’t a link to a Google Meet or Zoom call.',
    next: 'Send one like https://meet.google.com/abc-defg-hij.',
  }),
  other_channel: () => ({
    what: 'This key is for another channel.',
    next: 'Leave the channel out, or use a key for it.',
  }),
  already: () => ({
    what: 'Someone already covers this call: in it, on the way, or waiting for Join now.',
    next: 'If the person you act for may see it, list_meetings shows it.',
  }),
  cap_reached: ({ whose, most, scheduled }) => ({
    what: `The limit of ${most} ${scheduled ? 'scheduled' : 'active'} calls per ${whose} is reached. Nothing was started.`,
    next: scheduled
      ? 'Try again when one has started or was cancelled.'
      : `Try again when one has ended. A workspace admin can raise the limit with /pika workspace calls ${whose}.`,
  }),
  no_budget: ({ whose }) => ({
    what: `This ${whose === 'channel' ? 'channel' : 'workspace'}’s budget for the month is fully spent or reserved. Nothing was started.`,
    next: 'Tell the person you act for, or wait until next month.',
  }),
  called_off: () => ({
    what: 'The request says that this call is cancelled. Nothing was started.',
    next: 'Ask the person you act for whether it’s on.',
  }),
  no_persona: ({ given, known }) => ({
    what: given ? `There’s no persona called ${literalQuote(given, 60)} here.` : 'That persona was archived.',
    next: `Choose one of ${known.map((name) => literal(name, 60)).join(', ')}.`,
  }),
  no_stand_in: () => ({
    what: 'The person you act for has no stand-in.',
    next: 'They can make one with /pika personas.',
  }),
  not_your_persona: ({ name }) => ({
    what: `The person you act for may not send ${literal(name, 60)}.`,
    next: 'Ask them whom else to send.',
  }),
  not_allowed_here: ({ name, allowed }) => ({
    what: `That channel’s policy doesn’t let ${literal(name, 60)} go.`,
    next:
      allowed.length > 0
        ? `Send one of ${allowed.map((one) => literal(one, 60)).join(', ')}.`
        : 'The person you act for can change it with /pika policy.',
  }),
  too_many_links: () => ({ what: 'That’s more than one link.', next: 'Send one link at a time.' }),
  claimed: ({ by, userId }) => ({
    what: `Another agent has this meeting: ${by ? `${literalQuote(by, 40)}, acting` : 'one that acts'} for ${userId}. Nothing was changed.`,
    next: 'Leave it to that one, or ask its person to release it.',
  }),
  call_over: () => ({
    what: 'This call is over, so there’s nothing to take over.',
    next: 'get_meeting shows what is left of it.',
  }),
  no_recap: ({ why }) => noRecaps[why],
  not_possible: () => ({
    what: 'That isn’t possible here. Nothing was changed.',
    next: 'Ask the people in the thread to press Stop.',
  }),

  no_session: () => ({
    what: 'Nobody has joined this call yet.',
    next: 'Report tasks once get_meeting shows the state joining or later.',
  }),
  too_many_reports: ({ most }) => ({
    what: `Agents reported ${most} changes of tasks in this meeting, which is the most. Nothing was done.`,
    next: 'Tell the people in the call instead.',
  }),
  no_such_task: () => ({
    what: 'You haven’t requested a task with that id.',
    next: 'Use the task_id from the answer to your request.',
  }),
  no_such_question: () => ({
    what: 'You haven’t asked that question in this meeting.',
    next: 'Use the question_id from the answer to your question.',
  }),
  not_to_be_said: ({ list }) => ({
    what: `It has words on ${listNames[list]}. Nothing was shown.`,
    next: 'Leave them out, or do without this.',
  }),
  no_question: () => ({
    what: 'There’s no question.',
    next: 'Send a question, or the question_id of one you asked before.',
  }),
  question_open: () => ({
    what: 'Another question is still open in this thread, and answers could be mixed up.',
    next: 'Try again once it’s answered.',
  }),
};

/** Why a task that an agent asked for isn't done, or isn't known to be; for the agent. */
export const agentTaskEnds: ReasonBook<Record<'failed' | 'uncertain' | 'declined' | 'lapsed', ToolCall>> = {
  failed: (toolCall) => {
    const { what, next } = wordsOfEnd(toolCall);
    return { what: `Failed. ${what}`, next };
  },
  uncertain: (toolCall) => ({
    what: `The result is unknown. ${wordsOfEnd(toolCall).what}`,
    next: 'Don’t repeat it: tell the people in the call.',
  }),
  declined: () => ({ what: 'Declined.', next: 'Don’t ask for the same again.' }),
  lapsed: () => ({
    what: 'Expired: nobody decided within a day.',
    next: 'Ask again only if people still want it.',
  }),
};

function wordsOfEnd({ problem }: ToolCall) {
  return wordsOfTool(problem ?? { kind: 'other', said: '' });
}

const noRecaps = {
  not_begun: { what: 'This call hasn’t begun.', next: 'Ask again when get_meeting shows that it’s over.' },
  running: { what: 'This call is still on.', next: 'get_meeting shows what was said so far.' },
  writing: { what: 'The recap is being written.', next: 'Try again in a minute.' },
  held: {
    what: 'The recap is held for review, and its call’s words with it.',
    next: 'Someone who was in the call can press Release in the thread.',
  },
  forgotten: { what: 'The recap of this call was deleted.', next: 'Don’t ask for it again.' },
  nothing_kept: {
    what: 'This call has no recap: its channel keeps nothing of what’s said in calls.',
    next: 'Don’t ask for it again.',
  },
  none: {
    what: 'This call has no recap: there was nothing to write one from.',
    next: 'search_meetings looks through others.',
  },
} as const satisfies Record<NoRecap, { what: string; next: string }>;

const tooMany = {
  requests: 'That’s too many requests with this key.',
  calls: 'That’s too many calls with this key.',
  cards: 'Agents of the person you act for asked for too many cards.',
  reports: 'You report tasks of this meeting too often.',
  searches: 'The person you act for, or their agents, searched too often.',
} as const;
