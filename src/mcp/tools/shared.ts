import { z } from 'zod';
import { storable } from '../../../services/text/storable.ts';

export const meetingId = z.uuid().describe('As join_meeting and list_meetings give it.');

/** Seconds; proxies and clients rarely wait longer than a minute. */
export const waitSeconds = z
  .int()
  .min(0)
  .max(50)
  .default(0)
  .describe('How long to wait for news before answering without.');

/** Text of an agent: NUL and lone surrogates, which no database takes, are left out. */
export const text = (most: number) =>
  z
    .string()
    .overwrite((given) => storable(given).trim())
    .min(1)
    .max(most);
