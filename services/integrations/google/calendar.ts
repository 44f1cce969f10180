import { z } from 'zod';
import type { JsonClient, Reply } from '../../http/json-client.ts';
import { isSuccess } from '../../http/replies.ts';
import type { AddedEvent, Calendar, NewEvent } from '../../tasks/ports/calendar.ts';
import { outcomeAt, problemAt } from '../tool-outcomes.ts';
import type { AccessTokens } from './access-token.ts';
import { type AuthorizedCall, authorized } from './authorized.ts';

export const googleApi = 'https://www.googleapis.com';
export const calendarScope = 'https://www.googleapis.com/auth/calendar.events';

const webAddress = z.url({ protocol: /^https$/ });
const event = z.object({
  id: z.string(),
  htmlLink: webAddress.optional().catch(undefined),
  /** Absent while the conference is still being made. */
  hangoutLink: webAddress.optional().catch(undefined),
});

/** Google Calendar v3 (https://developers.google.com/calendar/api/v3/reference/events/insert). */
export function createGoogleCalendar(http: JsonClient, tokens: AccessTokens, calendarId: string): Calendar {
  const path = `/calendar/v3/calendars/${encodeURIComponent(calendarId)}/events`;
  const send = (call: Omit<AuthorizedCall, 'name'>) =>
    authorized(http, tokens, { name: 'google_calendar', ...call });

  return {
    async addEvent(added, signal) {
      const id = eventId(added.key);
      const inserted = await send({
        method: 'POST',
        path,
        query: { conferenceDataVersion: '1', sendUpdates: 'all' },
        json: bodyOf(added, id),
        signal,
      });
      if (!inserted.ok) return { kind: 'failed', problem: problemAt('google', inserted.problem) };
      if (lacksDelegation(inserted.value)) return { kind: 'failed', problem: { kind: 'delegation_missing' } };
      const outcome = outcomeAt('google_calendar', inserted.value, event);
      if (outcome.kind === 'done') return { kind: 'done', value: linksOf(outcome.value) };
      // 409: the calendar knows this id, so an earlier try has done it (https://developers.google.com/calendar/api/guides/errors).
      const isKnown = inserted.value.kind === 'answer' && inserted.value.status === 409;
      if (!isKnown && outcome.kind === 'failed') return outcome;
      const there = await send({ method: 'GET', path: `${path}/${id}`, signal });
      const found = there.ok && isSuccess(there.value) ? event.safeParse(there.value.json).data : undefined;
      if (found) return { kind: 'done', value: linksOf(found) };
      return isKnown ? { kind: 'done', value: { url: null, callUrl: null } } : outcome;
    },
  };
}

/**
 * Ids of events are 5 to 1,024 characters of base32hex, a–v and 0–9 (events.insert, `id`): hexadecimal is among them,
 * and no two keys share theirs.
 */
export function eventId(key: string): string {
  return Buffer.from(key).toString('hex').padStart(6, '0');
}

function bodyOf({ key, title, notes, start, end, timeZone, guests, withCall }: NewEvent, id: string): object {
  return {
    id,
    summary: title,
    description: notes,
    start: { dateTime: start.toISOString(), timeZone },
    end: { dateTime: end.toISOString(), timeZone },
    attendees: guests.map((email) => ({ email })),
    // Asking again with the same request id makes no second conference.
    ...(withCall
      ? {
          conferenceData: {
            createRequest: { requestId: key, conferenceSolutionKey: { type: 'hangoutsMeet' } },
          },
        }
      : {}),
  };
}

function linksOf({ htmlLink, hangoutLink }: z.infer<typeof event>): AddedEvent {
  return { url: htmlLink ?? null, callUrl: hangoutLink ?? null };
}

const reasons = z.object({
  error: z.object({ errors: z.array(z.object({ reason: z.string() })) }),
});

/** A service account on its own can invite nobody; Google says so in words for developers. */
function lacksDelegation(reply: Reply): boolean {
  const body =
    reply.kind === 'answer' && reply.status === 403 ? reasons.safeParse(reply.json).data : undefined;
  return body?.error.errors.some(({ reason }) => reason === 'forbiddenForServiceAccounts') ?? false;
}
