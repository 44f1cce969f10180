import type { Problem, ProblemKind } from '../../../meetings/problem.ts';
import { quote } from '../../mrkdwn.ts';
import { topUpLink } from '../wallet.ts';
import { type ReasonBook, type ReasonWords, sayReason } from './reason.ts';

/** What is wrong with a service of Pika's. */
export const problemsAt = (service: string): ReasonBook<Record<ProblemKind, Problem>> => ({
  key_refused: (problem) => ({
    what: `${service} rejected our key${codeOf(problem)}.`,
    next: 'An admin should check PIKA_DEV_KEY.',
  }),
  payment_required: (problem) => ({
    what: `The ${service} wallet doesn’t cover this${codeOf(problem)}.`,
    next: `Top up at ${topUpLink}.`,
  }),
  rejected: (problem) => passing(`${service} refused the request${codeOf(problem)}${detailOf(problem)}.`),
  rate_limited: (problem) => passing(`${service} is getting too many requests${codeOf(problem)}.`),
  unavailable: (problem) =>
    passing(
      problem.status === null
        ? `I can’t reach ${service}${detailOf(problem)}.`
        : `${service} isn’t available${codeOf(problem)}.`,
    ),
  server_error: (problem) =>
    passing(`${service} answered with an error${codeOf(problem)}${detailOf(problem)}.`),
  no_answer: (problem) => passing(`${service} gave no answer${detailOf(problem)}.`),
  bad_answer: (problem) =>
    passing(`I don’t understand ${service}’s answer${codeOf(problem)}${detailOf(problem)}.`),
});

export const problems = problemsAt('PikaStream');

export const notTheirSelf = {
  what: 'The Pika AI Self of this app’s key isn’t yours: its account has another mail address than you have in Slack.',
};

/** For someone who can ask again. */
export function sayProblem(problem: Problem): string {
  return sayReason(problems[problem.kind](problem));
}

/** For people who wait while we try: what passes without them needs no step of theirs. */
export function sayProblemMeanwhile(problem: Problem): string {
  const words = problems[problem.kind](problem);
  return words.next === tryAgain ? words.what : sayReason(words);
}

const tryAgain = 'Try again in a minute.';

function passing(what: string): ReasonWords {
  return { what, next: tryAgain };
}

function codeOf({ status }: Problem): string {
  return status === null ? '' : ` (HTTP ${status})`;
}

function detailOf({ detail }: Problem): string {
  return detail ? `: ${quote(detail, 200)}` : '';
}
