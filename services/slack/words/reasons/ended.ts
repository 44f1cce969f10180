import type { Meeting } from '../../../meetings/meeting.ts';
import type { EndReason } from '../../../meetings/states/end-reasons.ts';
import { linkTo, mention, quotedWords } from '../../mrkdwn.ts';
import { topUpLink } from '../wallet.ts';
import { raise } from './budget.ts';
import { type ReasonBook, type ReasonWords, sayReason } from './reason.ts';

/** Why a meeting is over. `it` is the persona that the sentence before names. */
export const endReasons: ReasonBook<Record<EndReason, Meeting>> = {
  asked: (meeting) => over(`${decider(meeting)} asked it to leave.`),
  objection: (meeting) =>
    over(
      meeting.stopRequestedBy
        ? `Somebody didn’t want me in the call, and ${decider(meeting)} had me leave.`
        : 'Somebody didn’t want me in the call, so I left.',
    ),
  guest_seen: (meeting) =>
    over(
      meeting.stopRequestedBy
        ? `An unknown guest was in the call, and ${decider(meeting)} told me to leave.`
        : 'An unknown guest was in the call, and nobody told me to stay, so I left.',
    ),
  stop_button: (meeting) => over(`${decider(meeting)} pressed Stop.`),
  call_ended: () => over('The call ended.'),
  alone: () => over('Everyone else left the call.'),
  maximum_length: ({ limitMinutes }) => ({
    what: `It reached its limit of ${limitMinutes} min.`,
    next: 'Still talking? Paste the link again.',
  }),
  budget: ({ limitMinutes, limitedBy }) => {
    const isWorkspaces = limitedBy === 'workspace_budget';
    return {
      what: `It used the rest of this ${isWorkspaces ? 'workspace' : 'channel'}’s budget (${limitMinutes} min).`,
      // Its admins can't, where the people who run Stand-in set it.
      next: isWorkspaces ? '`/pika workspace` shows who can raise it.' : `${raise({ whose: 'channel' })}.`,
    };
  },
  lobby_timeout: ({ botName }) => ({
    what: 'Nobody let it in.',
    next: `Ask the host to admit ${quotedWords(botName, 80)} (in Meet: People, “Waiting to join”, Admit), then press *Retry*.`,
  }),
  refused_by_host: ({ botName }) => ({
    what: 'It wasn’t let in: the session closed while it waited, so the host probably declined.',
    next: `Ask the host to admit ${quotedWords(botName, 80)}, then press *Retry*.`,
  }),
  pika_error: (meeting) => ({
    what: `PikaStream ended the session with an error.${answerOf(meeting)}`,
    next: 'If the call is still on, press *Retry*.',
  }),
  pika_unreachable: (meeting) => ({
    what: `PikaStream started no session in five minutes of trying${lastAnswerOf(meeting)}.`,
    next: 'Press *Retry* in a few minutes.',
  }),
  too_late: () => ({
    what: 'I was offline at the start and came back too late.',
    next: 'If the call is still on, paste the link again.',
  }),
  called_off: () => over('It was cancelled, declined or moved in the calendar.'),
  already_there: ({ endDetail }) => ({
    what: 'This call already has an agent, and one is enough.',
    next: endDetail && `Follow ${linkTo(endDetail, 'its thread')}.`,
  }),
  cap_reached: () => ({
    what: 'The limit on simultaneous calls was reached.',
    next: 'Stop a call with `/pika leave`, then press *Retry*. Admins see and raise the limit with `/pika workspace`.',
  }),
  no_budget: () => ({
    what: 'The budget for the month is fully spent or reserved.',
    next: 'See whose with `/pika budget`. Once it’s raised, press *Retry*.',
  }),
  wallet_unreadable: (meeting) => ({
    what: `I couldn’t read the PikaStream wallet${lastAnswerOf(meeting)}, so I started nothing.`,
    next: `Check the wallet at ${topUpLink}, then press *Retry*.`,
  }),
  wallet_empty: ({ fundsUntil, fundedAt }) => ({
    what:
      fundsUntil && !fundedAt
        ? 'The PikaStream wallet has too few credits, and no top-up arrived in five minutes.'
        : 'The PikaStream wallet has too few credits.',
    next: `Top up at ${topUpLink}, then press *Retry*.`,
  }),
  service_stopped: () => over('Stand-in was removed from this workspace.'),
  not_wanted: (meeting) => over(`${decider(meeting)} chose Don’t join.`),
  nobody_answered: () => ({
    what: 'Nobody pressed Join now.',
    next: 'To join after all, paste the link again.',
  }),
  key_refused: () => ({
    what: 'PikaStream rejected our key.',
    next: `An admin should check PIKA_DEV_KEY. Keys are made at ${topUpLink}.`,
  }),
  request_refused: (meeting) => ({
    what: `PikaStream refused the request.${answerOf(meeting)}`,
    next: 'Check the link, then press *Retry*.',
  }),
  card_undeliverable: () => ({
    what: 'I couldn’t post its card in Slack, so it didn’t join.',
    next: 'Check that I can post here, then paste the link again.',
  }),
  dismissed: (meeting) => over(`${decider(meeting)} dismissed it.`),
  retried: (meeting) => over(`${decider(meeting)} retried it.`),
};

/** Why a meeting is over, as a sentence for its thread. */
export function sayEnd(meeting: Meeting): string {
  return wordsOfEnd(meeting).what;
}

/** What to do next; empty where there is nothing to do. */
export function sayNext(meeting: Meeting): string {
  return wordsOfEnd(meeting).next ?? '';
}

/** Both, where nothing else in the thread says what to do. */
export function sayEndAndNext(meeting: Meeting): string {
  return sayReason(wordsOfEnd(meeting));
}

function wordsOfEnd(meeting: Meeting): ReasonWords {
  return meeting.endReason ? endReasons[meeting.endReason](meeting) : over('It wasn’t started in time.');
}

function over(what: string): ReasonWords {
  return { what, next: null };
}

function decider({ stopRequestedBy }: Meeting): string {
  return stopRequestedBy ? mention(stopRequestedBy) : 'Someone';
}

function answerOf({ endDetail }: Meeting): string {
  return endDetail ? ` It said: ${quotedWords(endDetail, 200)}.` : '';
}

function lastAnswerOf({ endDetail }: Meeting): string {
  return endDetail ? ` (last answer: ${quotedWords(endDetail, 200)})` : '';
}
