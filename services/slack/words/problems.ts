import type { Problem } from '../../meetings/problem.ts';
import { quote } from '../mrkdwn.ts';

/** What is wrong with PikaStream, in one sentence. */
export function sayProblem(problem: Problem): string {
  const code = problem.status === null ? '' : ` (HTTP ${problem.status})`;
  const said = problem.detail ? `: ${quote(problem.detail, 200)}` : '';
  switch (problem.kind) {
    case 'key_refused':
      return `PikaStream refuses our key${code}. An admin must check PIKA_DEV_KEY.`;
    case 'payment_required':
      return `PikaStream says that the wallet does not cover this${code}.`;
    case 'rejected':
      return `PikaStream refused the request${code}${said}.`;
    case 'rate_limited':
      return `PikaStream has too many requests just now${code}.`;
    case 'unavailable':
      return problem.status === null
        ? `PikaStream cannot be reached${said}.`
        : `PikaStream is not available just now${code}.`;
    case 'server_error':
      return `PikaStream answered with an error${code}${said}.`;
    case 'no_answer':
      return `PikaStream gave no answer${said}.`;
    case 'bad_answer':
      return `PikaStream answered something we do not understand${code}${said}.`;
    default:
      return problem.kind satisfies never;
  }
}
