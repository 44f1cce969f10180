import { z } from 'zod';
import type { ReplyProblem } from '../../common/reply-problem.ts';
import type { Reply } from '../../http/json-client.ts';
import { mayPass, problemIn } from '../../http/replies.ts';
import type { Refused } from './access-token.ts';

/** The only scope for reading people's calendars. */
export const personCalendarsScope = 'https://www.googleapis.com/auth/calendar.events.readonly';

/** How we access a person’s calendar. */
export type Access = {
  /** On the person’s behalf (domain-wide delegation), or as the service account that they share it with. */
  mode: 'delegated' | 'shared';
  /** The service account’s mail address. */
  account: string;
  email: string;
};

const sharing =
  'in Google Calendar’s settings, under “Share with specific people”, with “See all event details”';

/** Why Google refused a call, in words for the calendar's owner. */
export function refusalOf(reply: Reply, access: Access): string {
  const reason = reasonIn(reply);
  if (mayPass(reply) || /^(rateLimit|userRateLimit|quota)Exceeded$/.test(reason)) return notNow(reply);
  const status = reply.kind === 'answer' ? reply.status : 0;
  if (reason === 'accessNotConfigured')
    return 'The Google Calendar API isn’t enabled in the service account’s project. An admin can enable it in the Google Cloud console.';
  if (reason === 'notACalendarUser') return `${access.email} has no Google Calendar.`;
  if (access.mode === 'shared' && (status === 404 || status === 403)) return notShared(access);
  if (access.mode === 'delegated' && status === 403) return notDelegated(access);
  return plainly('Google Calendar', problemIn(reply));
}

/** Why Google gave no token. */
export function tokenRefusalOf(refused: Refused, access: Access): string {
  if (refused.mayPass) return 'Google isn’t responding.';
  const { problem } = refused;
  if (access.mode === 'shared') return plainly('Google', problem);
  if (refused.oauthError === 'unauthorized_client') return notDelegated(access);
  // A wrong key or clock has the same error code; only the text differs.
  const said = problem.kind === 'answered' ? problem.said : '';
  const isNobody = refused.oauthError === 'invalid_grant' && /email|user/i.test(said);
  return isNobody
    ? `Google finds no ${access.email} in the Google Workspace that Stand-in is set up for.`
    : plainly('Google', problem);
}

/** Shared as “free/busy” only. */
export function sharedTooLittle({ account }: Access): string {
  return `This calendar is shared with ${account} so it only sees when you’re busy. Share it ${sharing}.`;
}

function notShared({ account, email }: Access): string {
  return `The calendar of ${email} isn’t shared with ${account}. Share it ${sharing}.`;
}

function notDelegated({ email }: Access): string {
  return `Google won’t let Stand-in read the calendar of ${email}. An admin of their Google Workspace must allow the service account domain-wide delegation for ${personCalendarsScope}.`;
}

function notNow(reply: Reply): string {
  const why = reply.kind === 'answer' ? `HTTP ${reply.status}` : reply.reason;
  return `Google isn’t responding (${why}).`;
}

/** What none of the rules above knows. */
function plainly(service: string, problem: ReplyProblem): string {
  if ('why' in problem) return `${service} isn’t responding (${problem.why}).`;
  if (problem.kind === 'bad_answer') return `${service} gave an invalid answer (HTTP ${problem.status}).`;
  const said = problem.kind === 'answered' && problem.said ? `: ${problem.said}` : '';
  return `${service} refused this (HTTP ${problem.status})${said}.`;
}

const errorBody = z.object({
  error: z.object({ errors: z.array(z.object({ reason: z.string() })).min(1) }),
});

/** Google’s name for what is wrong (https://developers.google.com/workspace/calendar/api/guides/errors). */
function reasonIn(reply: Reply): string {
  const body = reply.kind === 'answer' ? errorBody.safeParse(reply.json).data : undefined;
  return body?.error.errors[0]?.reason ?? '';
}
