import type { ListProblem } from '../../../meetings/do-not-say/clean-list.ts';
import { quotedWords } from '../../mrkdwn.ts';
import type { ByKind, ReasonBook } from './reason.ts';

/** What a field of the policy can't take. */
export type PolicyProblem =
  | ListProblem
  | { kind: 'bad_minutes' }
  | { kind: 'bad_usd' }
  | { kind: 'bad_days' }
  | { kind: 'nobody_named' }
  | { kind: 'names_not_used' };

export const policyProblems: ReasonBook<ByKind<PolicyProblem>> = {
  too_many_lines: () => ({ what: 'That’s more than 25 lines.', next: 'Leave some out.' }),
  line_too_long: () => ({ what: 'A line has more than 100 characters.', next: 'Make it shorter.' }),
  too_much: ({ most }) => ({
    what: `All lines together have more than ${most} characters.`,
    next: 'Leave some out, so that the rest can be told whole.',
  }),
  line_too_short: ({ line }) => ({
    what: `${quotedWords(line, 20)} is too short: it would be found in everything.`,
    next: 'Use a longer word or phrase.',
  }),
  bad_minutes: () => ({ what: 'That’s no number of minutes.', next: 'Type one like 45, or leave it empty.' }),
  bad_usd: () => ({ what: 'That’s no amount.', next: 'Type one like 200, or leave it empty.' }),
  nobody_named: () => ({ what: 'You named nobody.', next: 'Name somebody below, or choose another line.' }),
  names_not_used: () => ({
    what: 'You named people, but chose another line.',
    next: 'Choose “Only these people”, or take them out.',
  }),
  bad_days: () => ({ what: 'That’s no number of days.', next: 'Type one like 30, or leave it empty.' }),
};
