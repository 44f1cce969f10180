import { time } from '../mrkdwn.ts';

/** A start, in each reader's own zone. */
export function dayAndTime(moment: Date): string {
  return time(moment, '{date_short_pretty} at {time}');
}

/** Beside a time that was picked. */
export const sayBadStart = {
  over: 'That time has passed. Pick a later one, or leave it empty to send now.',
  far: 'You can plan 30 days ahead at most. Pick an earlier time.',
} as const;
