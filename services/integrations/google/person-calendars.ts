import type { GoogleCalendars } from '../../calendars/ports/google-calendars.ts';
import type { JsonClient } from '../../http/json-client.ts';
import { foundIn, isSuccess } from '../../http/replies.ts';
import { authorized } from './authorized.ts';
import { refusalOf, tokenRefusalOf, watchRefusalOf } from './calendar-refusals.ts';
import { watchedChannel } from './calendar-resources.ts';
import { createPersonTokens, type PersonTokensOptions } from './person-tokens.ts';
import { askSince, type ReachedCalendar, readWindow } from './read-calendar.ts';

export type PersonCalendarsOptions = PersonTokensOptions & {
  http: JsonClient;
};

/** Milliseconds for a whole read, all pages together. */
const deadline = 60_000;
/** Seconds that a channel is wanted for; Google says for how long it is. */
const channelLife = 604_800;

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
      const within = AbortSignal.any([signal, AbortSignal.timeout(deadline)]);
      const calendar = reach(email);
      const known = syncToken ? await askSince(calendar, syncToken, within) : null;
      return known ?? readWindow(calendar, window, within);
    },
    /** https://developers.google.com/workspace/calendar/api/v3/reference/events/watch */
    async watch(email, { id, token, address }, signal) {
      const { access, path, send } = reach(email);
      const json = { id, type: 'web_hook', address, token, params: { ttl: String(channelLife) } };
      const sent = await send({ method: 'POST', path: `${path}/watch`, json, signal });
      if (!sent.ok) return sent;
      const found = foundIn('Google Calendar', sent.reply, watchedChannel);
      if (found.ok) return { ok: true, resourceId: found.value.resourceId, until: found.value.expiration };
      // An error may quote what was sent, and is shown to people.
      return { ok: false, reason: watchRefusalOf(sent.reply, access).replaceAll(token, '[redacted]') };
    },
    /** https://developers.google.com/workspace/calendar/api/v3/reference/channels/stop */
    async stop(email, { id, resourceId }, signal) {
      const { access, send } = reach(email);
      const path = '/calendar/v3/channels/stop';
      const sent = await send({ method: 'POST', path, json: { id, resourceId }, signal });
      if (!sent.ok) return sent;
      const isGone = sent.reply.kind === 'answer' && sent.reply.status === 404;
      return isGone || isSuccess(sent.reply)
        ? { ok: true }
        : { ok: false, reason: refusalOf(sent.reply, access) };
    },
  };
}
