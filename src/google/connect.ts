import type { GoogleCalendars } from '../../services/calendars/ports/google-calendars.ts';
import type { PeopleSource } from '../../services/ears/ports/people-source.ts';
import type { JsonClient } from '../../services/http/json-client.ts';
import { createAccessTokens } from '../../services/integrations/google/access-token.ts';
import {
  calendarScope,
  createGoogleCalendar,
  googleApi,
} from '../../services/integrations/google/calendar.ts';
import { createMeet, type Meet, meetApi, meetScope } from '../../services/integrations/google/meet.ts';
import { createMeetPeople } from '../../services/integrations/google/meet-people.ts';
import { createMeetTranscripts } from '../../services/integrations/google/meet-transcripts.ts';
import { createPersonCalendars } from '../../services/integrations/google/person-calendars.ts';
import type { ServiceAccount } from '../../services/integrations/google/service-account.ts';
import type { Transcripts } from '../../services/notes/ports/transcripts.ts';
import type { Calendar } from '../../services/tasks/ports/calendar.ts';
import type { Config } from '../config.ts';

type GoogleParts = {
  clientOf: (baseUrl: string) => JsonClient;
  /** The database's clock: Google refuses what is signed minutes early or late. */
  now: () => Date;
  log: { warn(fields: object, message: string): void };
};

type Google = {
  /** Where follow-ups go. */
  calendar: Calendar | undefined;
  personCalendars: GoogleCalendars | undefined;
  transcripts: Transcripts | undefined;
  /** Who is in calls. */
  callPeople: PeopleSource | undefined;
};

/**
 * What the service account reaches, each with a token of its own: an admin who allowed one hasn't allowed the others
 * yet, and none takes anything from another.
 */
export function connectGoogle(config: Config, parts: GoogleParts): Google {
  const { GOOGLE_SERVICE_ACCOUNT: account } = config;
  return {
    calendar: account && followUpsIn(account, config, parts),
    personCalendars: account && personCalendarsBy(account, config, parts),
    transcripts: account && transcriptsBy(account, config, parts),
    callPeople: account && callPeopleBy(account, config, parts),
  };
}

function followUpsIn(account: ServiceAccount, config: Config, { clientOf, now }: GoogleParts): Calendar {
  const { GOOGLE_SUBJECT: subject, GOOGLE_CALENDAR_ID: calendarId = 'primary' } = config;
  const http = clientOf(account.token_uri);
  const tokens = createAccessTokens({ account, scope: calendarScope, subject, http, now });
  return createGoogleCalendar(clientOf(config.GOOGLE_API_URL ?? googleApi), tokens, calendarId);
}

function personCalendarsBy(
  account: ServiceAccount,
  config: Config,
  { clientOf, now }: GoogleParts,
): GoogleCalendars | undefined {
  const { GOOGLE_CALENDARS: mode, GOOGLE_API_URL: url = googleApi } = config;
  const tokenHttp = clientOf(account.token_uri);
  return mode && createPersonCalendars({ account, mode, tokenHttp, http: clientOf(url), now });
}

function transcriptsBy(account: ServiceAccount, config: Config, parts: GoogleParts): Transcripts | undefined {
  const meet = config.GOOGLE_MEET_TRANSCRIPTS === 'on' ? meetBy(account, config, parts) : undefined;
  return meet && createMeetTranscripts({ meet, now: parts.now, log: parts.log });
}

function callPeopleBy(account: ServiceAccount, config: Config, parts: GoogleParts): PeopleSource | undefined {
  const meet = config.GOOGLE_MEET_PARTICIPANTS === 'on' ? meetBy(account, config, parts) : undefined;
  return meet && createMeetPeople(meet);
}

/** Both need the same scope, and the same person to be in the call. */
function meetBy(account: ServiceAccount, config: Config, { clientOf, now }: GoogleParts): Meet | undefined {
  const { GOOGLE_SUBJECT: subject, GOOGLE_MEET_API_URL: url = meetApi } = config;
  if (!subject) return undefined;
  const http = clientOf(account.token_uri);
  const tokens = createAccessTokens({ account, scope: meetScope, subject, http, now });
  return createMeet(clientOf(url), tokens);
}
