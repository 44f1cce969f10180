import { z } from 'zod';

export const meetingId = z.uuid().describe('From join_meeting or list_meetings.');

/** Seconds; proxies and clients rarely wait longer than a minute. */
export const waitSeconds = z.int().min(0).max(50).default(0).describe('How long to wait for something new.');
