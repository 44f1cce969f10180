import type { GoogleCalendars } from '../../services/calendars/ports/google-calendars.ts';
import type { JsonClient } from '../../services/http/json-client.ts';
import { createAccessTokens } from '../../services/integrations/google/access-token.ts';
import {
  calendarScope,
  createGoogleCalendar,
  googleApi,
} from '../../services/integrations/google/calendar.ts';
import { createMeet, meetApi, meetScope } from '../../services/integrations/google/meet.ts';
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

function transcriptsBy(
  account: ServiceAccount,
  config: Config,
  { clientOf, now, log }: GoogleParts,
): Transcripts | undefined {
  const { GOOGLE_SUBJECT: subject } = config;
  const { GOOGLE_MEET_TRANSCRIPTS: wanted, GOOGLE_MEET_API_URL: url = meetApi } = config;
  if (wanted !== 'on' || !subject) return undefined;
  const http = clientOf(account.token_uri);
  const tokens = createAccessTokens({ account, scope: meetScope, subject, http, now });
  return createMeetTranscripts({ meet: createMeet(clientOf(url), tokens), now, log });
}
