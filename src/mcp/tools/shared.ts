import { z } from 'zod';

export const meetingId = z.uuid().describe('As join_meeting and list_meetings give it.');

/** Seconds; proxies and clients rarely wait longer than a minute. */
export const waitSeconds = z
  .int()
  .min(0)
  .max(50)
  .default(0)
  .describe('How long to wait for news before answering without.');
