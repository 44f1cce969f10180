import { createAgent } from '../../../services/http/agent.ts';
import { createJsonClient } from '../../../services/http/json-client.ts';
import { createAccessTokens } from '../../../services/integrations/google/access-token.ts';
import { calendarScope } from '../../../services/integrations/google/calendar.ts';
import { personCalendarsScope } from '../../../services/integrations/google/calendar-refusals.ts';
import { meetScope } from '../../../services/integrations/google/meet.ts';
import type { ServiceAccount } from '../../../services/integrations/google/service-account.ts';
import type { Config } from '../../config.ts';
import { type Finding, findings } from '../finding.ts';

type Access = { check: string; scope: string; subject: string | undefined; lost: string };

/** What the service account is set up for, as `src/google/connect.ts` uses it. */
function accessOf(config: Config): Access[] {
  const { GOOGLE_SUBJECT: subject, GOOGLE_CALENDARS: mode } = config;
  const wantsMeet = [config.GOOGLE_MEET_TRANSCRIPTS, config.GOOGLE_MEET_PARTICIPANTS].includes('on');
  return [
    { check: 'Follow-ups', scope: calendarScope, subject, lost: 'Follow-ups come as calendar files.' },
    ...(mode
      ? [
          {
            check: 'Google calendars',
            scope: personCalendarsScope,
            // Who will be read isn't known here; in the name of somebody it shows whether that is allowed at all.
            subject: mode === 'delegated' ? subject : undefined,
            lost: 'Stand-in can’t read anybody’s Google calendar.',
          },
        ]
      : []),
    ...(wantsMeet
      ? [
          {
            check: 'Google Meet',
            scope: meetScope,
            subject,
            lost: 'Stand-in learns nothing from Google Meet.',
          },
        ]
      : []),
  ];
}

/** Whether Google gives the service account a token for each thing that it is set up for. */
export async function findGoogle(config: Config, now: () => Date): Promise<Finding[]> {
  const { GOOGLE_SERVICE_ACCOUNT: account } = config;
  if (!account)
    return [
      findings('Google calendars').off(
        'GOOGLE_SERVICE_ACCOUNT isn’t set.',
        'People add their calendars by a secret address, and follow-ups come as calendar files.',
        'Set up a service account, if your team has Google Workspace.',
      ),
    ];
  return Promise.all(accessOf(config).map((access) => find(access, account, now)));
}

async function find(
  { check, scope, subject, lost }: Access,
  account: ServiceAccount,
  now: () => Date,
): Promise<Finding> {
  const { ok, warning } = findings(check);
  const dispatcher = createAgent({ maxAnswerBytes: 64 * 1024 });
  try {
    const http = createJsonClient({ baseUrl: account.token_uri, dispatcher });
    const tokens = createAccessTokens({ account, scope, subject, http, now });
    const got = await tokens.get(AbortSignal.timeout(10_000));
    if (got.ok) return ok('Google lets the service account in.');
    if (got.mayPass) return warning('Google isn’t responding.', lost, 'Try again in a minute.');
    const said = got.problem.kind === 'answered' && got.problem.said ? `: ${got.problem.said}` : '';
    return warning(
      `Google refuses the service account${said}.`,
      lost,
      subject
        ? `An admin of your Google Workspace must allow it domain-wide delegation for ${scope}; GOOGLE_SUBJECT must be somebody there.`
        : 'Make a new key for it in the Google Cloud console.',
    );
  } finally {
    await dispatcher.destroy();
  }
}
