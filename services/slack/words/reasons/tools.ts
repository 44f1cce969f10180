import type { RequestProblem } from '../../../tasks/request-problem.ts';
import type { ToolProblem } from '../../../tasks/tool-problem.ts';
import { literal, literalQuote } from '../../mrkdwn.ts';
import { listNames } from '../do-not-say.ts';
import { type ByKind, type ReasonBook, type ReasonWords, wordsFor } from './reason.ts';
import { recordProblems } from './records.ts';
import { serviceProblems } from './services.ts';
import { wordsOfSlack } from './slack.ts';

/**
 * Why a tool isn't asked for, or didn't do it. Plain text, for agents and for the people who asked or approved: what shows
 * it in Slack escapes it.
 */
export const toolProblems: ReasonBook<ByKind<ToolProblem | RequestProblem>> = {
  ...serviceProblems,
  ...recordProblems,

  no_such_tool: ({ known }) => ({
    what: 'There’s no such tool.',
    next: `Use one of these: ${known.join(', ')}.`,
  }),
  not_its_tool: ({ persona, known }) => ({
    what: `${literal(persona, 80)}, who is in this call, may not use that tool.`,
    next:
      known.length > 0
        ? `Use one of these: ${known.join(', ')}.`
        : 'It may use none: tell the people in the call what’s left to do.',
  }),
  tool_off: ({ known }) => ({
    what: 'This channel’s policy has that tool switched off.',
    next:
      known.length > 0
        ? `Use one of these: ${known.join(', ')}.`
        : 'None is left: tell the people in the call what’s left to do.',
  }),
  bad_input: ({ problems }) => ({
    what: `The input isn’t valid: ${literal(problems.join('; '), 1_000)}.`,
    next: 'Correct it, then ask again.',
  }),
  too_long: () => ({ what: 'That’s too long to show for approval.', next: 'Shorten it, or split it up.' }),
  key_taken: () => ({
    what: 'You’ve already used this key for another request.',
    next: 'Use a new key for each one.',
  }),
  call_forgotten: () => ({ what: 'This call was forgotten.', next: null }),
  too_many_open: ({ most }) => ({
    what: `This meeting has ${most} open tasks.`,
    next: 'Wait until some are approved or declined.',
  }),
  too_many_tasks: ({ most }) => ({
    what: `This meeting has had ${most} tasks, which is the most.`,
    next: 'Tell the people in the call what’s left to do.',
  }),

  call_has_begun: () => ({
    what: 'The call has begun, or is about to: nothing more goes along.',
    next: 'Say it in the thread instead.',
  }),
  brief_full: () => ({
    what: 'The person you act for has had enough taken along into this call.',
    next: 'Say it in the thread instead.',
  }),

  time_skipped: ({ when, timeZone }) => ({
    what: `${when} doesn’t exist in ${timeZone}: clocks skip it that day.`,
    next: 'Choose another time.',
  }),
  time_passed: ({ when }) => ({ what: `${when} has passed.`, next: 'Choose a later time.' }),
  time_too_far: ({ when }) => ({
    what: `${when} is more than a year ahead.`,
    next: 'Choose an earlier time.',
  }),

  no_such_channel: ({ given }) => ({
    what: `The person you act for isn’t in a channel ${literalQuote(given, 80)} that Stand-in can see.`,
    next: 'Check its name. Someone there can add Stand-in: /invite @Stand-in',
  }),
  app_not_in_channel: ({ given }) => ({
    what: `I’m not in #${literal(given, 80)}.`,
    next: 'Someone there can add me: /invite @Stand-in',
  }),
  no_such_person: ({ given }) => ({
    what: `I couldn’t find ${given} in Slack.`,
    next: 'Check the id, or try again in a minute if Slack isn’t responding.',
  }),
  reads_nothing: ({ given }) => ({
    what: `${given} can’t read messages: it’s an app or was deactivated.`,
    next: 'Name someone else.',
  }),
  no_such_name: ({ given }) => ({
    what: `Nobody in this channel is called ${literalQuote(given, 80)}.`,
    next: 'Use their exact name or id.',
  }),
  several_of_name: ({ given, count }) => ({
    what: `${count} people in this channel are called ${literalQuote(given, 80)}.`,
    next: 'Use the id of the one you mean.',
  }),
  slack_silent: () => ({
    what: 'Slack isn’t responding, so I can’t check who or what that is.',
    next: 'Try again in a minute.',
  }),

  no_such_workflow: ({ name }) => ({
    what: `The workflow ${name} no longer exists.`,
    next: 'An admin can add it to WORKFLOWS again.',
  }),
  json_not_offered: () => ({
    what: 'SearXNG doesn’t return JSON.',
    next: 'An admin can list json under search.formats in its settings.',
  }),
  delegation_missing: () => ({
    what: 'Google lets a service account invite guests only on someone’s behalf.',
    next: 'An admin can set GOOGLE_SUBJECT and allow domain-wide delegation.',
  }),
  slack_refused: ({ error }) => wordsOfSlack(error),
  slack_unsure: () => ({
    what: 'Slack’s answer was lost, and I couldn’t look it up.',
    next: 'Check in Slack whether it arrived.',
  }),

  server_unreachable: ({ server, why }) => ({
    what: `The MCP server ${server} couldn’t be reached: ${literal(why, 200)}.`,
    next: 'Try again in a minute. If it lasts, an admin can check it in the file of MCP_SERVERS.',
  }),
  server_no_answer: ({ server, why }) => ({
    what: `The MCP server ${server} didn’t answer: ${literal(why, 200)}.`,
    next: 'Check there whether it was done.',
  }),
  server_access_refused: ({ server, status }) => ({
    what: `The MCP server ${server} refused access (HTTP ${status}).`,
    next: 'An admin can check its headers in the file of MCP_SERVERS.',
  }),
  server_refused: ({ server, said }) => ({
    what: `The MCP server ${server} refused this${said ? `: ${literal(said, 300)}` : ''}.`,
    next: 'Change what it refuses, then ask again.',
  }),
  server_tool_changed: ({ server, tool }) => ({
    what: `The MCP server ${server} changed or removed its tool ${literal(tool, 130)} since this was asked for, so I didn’t use it.`,
    next: 'Ask again to see what it does now.',
  }),

  key_ended: () => ({
    what: 'The key of the agent that asked for this was revoked before anybody approved it.',
    next: 'If it’s still wanted, ask again.',
  }),
  tool_gone: () => ({
    what: 'This tool is no longer available here.',
    next: 'An admin can set it up again.',
  }),
  not_to_be_said: ({ list }) => ({
    what: `It has words on ${listNames[list]}, and it’s too long to be reviewed here.`,
    next: 'Ask for a shorter text without those words.',
  }),
  settings_changed: () => ({
    what: 'This tool’s settings have changed and it no longer accepts this.',
    next: 'Ask again in the way it accepts now.',
  }),
  cut_off: () => ({ what: 'It was interrupted.', next: 'Check whether it was done.' }),
  internal: () => ({
    what: 'Something went wrong on my side.',
    next: 'Try again. An admin finds the error in my log.',
  }),
  other: ({ said }) => ({
    what: literal(said, 400) || 'Something went wrong.',
    next: 'If it’s still wanted, ask again.',
  }),
};

export function wordsOfTool(problem: ToolProblem | RequestProblem): ReasonWords {
  return wordsFor(toolProblems, problem, undefined);
}
