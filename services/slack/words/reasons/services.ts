import type { Service, ServiceProblem } from '../../../tasks/tool-problem.ts';
import { literal } from '../../mrkdwn.ts';
import type { ByKind, ReasonBook } from './reason.ts';

/** What is wrong with a service that a tool reaches. Plain text: agents read it too, and what shows it in Slack escapes it. */
export const serviceProblems: ReasonBook<ByKind<ServiceProblem>> = {
  unreachable: ({ service, why }) => ({
    what: `${names[service]} couldn’t be reached: ${why}.`,
    next: checkAddress,
  }),
  no_answer: ({ service, why }) => ({ what: `${names[service]} didn’t answer: ${why}.`, next: tryAgain }),
  bad_answer: ({ service, status }) => ({
    what: `${names[service]} gave an invalid answer (HTTP ${status}).`,
    next: checkAddress,
  }),
  redirected: ({ service, status }) => ({
    what: `${names[service]} redirected the request, which Stand-in doesn’t follow (HTTP ${status}).`,
    next: 'An admin can set the address that it leads to.',
  }),
  access_refused: (problem) => ({
    what: answered(problem, 'refused access'),
    next: `An admin can check ${settings[problem.service]}.`,
  }),
  rate_limited: (problem) => ({
    what: answered(problem, 'has too many requests right now'),
    next: tryAgain,
  }),
  request_refused: (problem) => ({
    what: answered(problem, 'refused this'),
    next: 'Change what it refuses, then ask again.',
  }),
  service_error: (problem) => ({ what: answered(problem, 'had an error'), next: tryAgain }),
};

const names: Readonly<Record<Service, string>> = {
  brave: 'Brave Search',
  google: 'Google',
  google_calendar: 'Google Calendar',
  hubspot: 'HubSpot',
  notion: 'Notion',
  searxng: 'SearXNG',
  workflow: 'The workflow',
};

/** Where it's set who we are there. */
const settings: Readonly<Record<Service, string>> = {
  brave: 'BRAVE_API_KEY',
  google: 'GOOGLE_SERVICE_ACCOUNT',
  google_calendar: 'GOOGLE_CALENDAR_ID and who shares it',
  hubspot: 'HUBSPOT_TOKEN and its scopes',
  notion: 'NOTION_TOKEN',
  searxng: 'SEARXNG_URL',
  workflow: 'WORKFLOWS and WORKFLOW_SECRET',
};

const tryAgain = 'Try again in a minute.';
const checkAddress = 'Try again later. If it lasts, an admin can check its address.';

function answered({ service, status, said }: Extract<ServiceProblem, { said: string }>, how: string): string {
  return `${names[service]} ${how} (HTTP ${status})${said ? `: ${literal(said, 300)}.` : '.'}`;
}
