import { z } from 'zod';
import type { Notification } from '../../services/calendars/hear-of-change.ts';
import type { Route } from '../http/server.ts';

export const notificationPath = '/webhooks/google-calendar';

/** https://developers.google.com/workspace/calendar/api/guides/push: all is in the headers, the body is empty. */
const said = z.object({
  'x-goog-channel-id': z.uuid(),
  'x-goog-channel-token': z.string().regex(/^[\w-]{43}$/),
  'x-goog-resource-state': z.enum(['sync', 'exists', 'not_exists']),
});

export type NotificationDoorOptions = {
  /** Resolves once the calendar is to be read. */
  hear: (notification: Notification) => Promise<'heard' | 'unknown'>;
  log: { error(fields: object, message: string): void };
};

/** `POST /webhooks/google-calendar`: Google tells that a calendar has changed, over a channel whose token only it knows. */
export function notificationDoor({ hear, log }: NotificationDoorOptions): Route {
  return {
    method: 'POST',
    path: notificationPath,
    largestBody: 1_024,
    async handle({ headers }) {
      const notification = said.safeParse(headers).data;
      if (!notification) return { status: 401 };
      try {
        const heard = await hear({
          channelId: notification['x-goog-channel-id'],
          token: notification['x-goog-channel-token'],
          what: notification['x-goog-resource-state'] === 'sync' ? 'opened' : 'changed',
        });
        return { status: heard === 'heard' ? 204 : 401 };
      } catch (error) {
        // Google comes again after 500, 502, 503 and 504.
        log.error({ err: error }, 'a notification of Google’s was not heard');
        return { status: 503 };
      }
    },
  };
}
