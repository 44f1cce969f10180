import type { WorkProblem, WorkService } from '../../../standups/work/work-change.ts';
import { type ByKind, type ReasonBook, sayReason, wordsFor } from './reason.ts';

/** Why a standup takes no work of a service along. It goes on without. */
export const workProblems: ReasonBook<ByKind<WorkProblem>> = {
  token_refused: ({ service }) => ({
    what: `${names[service]} refuses our token.`,
    next: `An admin can set a new ${settings[service]}.`,
  }),
  access_missing: ({ service }) => ({
    what: `${names[service]} doesn’t let our token read that.`,
    next: `An admin can check what ${settings[service]} may read.`,
  }),
  too_many_requests: ({ service }) => ({
    what: `${names[service]} wants fewer questions for now, so I couldn’t read it.`,
    next: 'I’ll ask again before the next standup.',
  }),
  unreachable: ({ service }) => ({
    what: `${names[service]} didn’t answer in time.`,
    next: 'I’ll ask again before the next standup.',
  }),
  bad_answer: ({ service }) => ({
    what: `I don’t understand what ${names[service]} answered.`,
    next: `An admin can check its address and ${settings[service]}.`,
  }),
  shared_channel: () => ({
    what: 'People of other organizations read this channel, so I bring no tickets or pull requests.',
    next: 'Hold the standup in a channel of your own to have them.',
  }),
  people_unknown: () => ({
    what: 'Slack didn’t say who reads this channel, so I bring no tickets or pull requests.',
    next: 'I’ll ask again before the next standup.',
  }),
};

const names: Readonly<Record<WorkService, string>> = { github: 'GitHub', linear: 'Linear' };
const settings: Readonly<Record<WorkService, string>> = { github: 'GITHUB_TOKEN', linear: 'LINEAR_API_KEY' };

export function sayWorkProblem(problem: WorkProblem): string {
  return sayReason(wordsFor(workProblems, problem, undefined));
}

export function workNames(services: readonly WorkService[]): string {
  return services.map((service) => names[service]).join(' and ');
}
