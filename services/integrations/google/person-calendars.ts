import type { GoogleCalendars } from '../../calendars/ports/google-calendars.ts';
import type { JsonClient } from '../../http/json-client.ts';
import { authorized } from './authorized.ts';
import { tokenRefusalOf } from './calendar-refusals.ts';
import { createPersonTokens, type PersonTokensOptions } from './person-tokens.ts';
import { askSince, type ReachedCalendar, readWindow } from './read-calendar.ts';

export type PersonCalendarsOptions = PersonTokensOptions & {
  http: JsonClient;
};

/** For a whole read, all pages together. */
const timeoutMs = 60_000;

/** People's own calendars by Google Calendar v3 (https://developers.google.com/workspace/calendar/api/v3/reference/events/list). */
export function createPersonCalendars({ http, ...options }: PersonCalendarsOptions): GoogleCalendars {
  const { account, mode } = options;
  const tokensOf = createPersonTokens(options);
  const reach = (address: string): ReachedCalendar => {
    const email = address.toLowerCase();
    const access = { mode, account: account.client_email, email };
    const id = mode === 'delegated' ? 'primary' : email;
    return {
      access,
      path: `/calendar/v3/calendars/${encodeURIComponent(id)}/events`,
      async send(call) {
        const sent = await authorized(http, tokensOf(email), { name: 'google_calendars', ...call });
        return sent.ok
          ? { ok: true, reply: sent.value }
          : { ok: false, reason: tokenRefusalOf(sent, access) };
      },
    };
  };

  return {
    async read(email, window, syncToken, signal) {
      const within = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
      const calendar = reach(email);
      const known = syncToken ? await askSince(calendar, syncToken, within) : null;
      return known ?? readWindow(calendar, window, within);
    },
  };
}
