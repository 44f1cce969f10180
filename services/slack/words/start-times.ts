import { time } from '../mrkdwn.ts';

/** A start, in each reader's own zone. */
export function dayAndTime(moment: Date): string {
  return time(moment, '{date_short_pretty} at {time}');
}
